import { useEffect, useEffectEvent } from 'react';

const OFF = 'belfry-keys-off';
/** Nobody types letters into a box to tick. */
const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select, [role=menu]';

/** Single letters can be switched off: WCAG 2.2, 2.1.4. */
export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) === null;
}

export function switchKeys(on: boolean): void {
  if (on) {
    localStorage.removeItem(OFF);
  } else {
    localStorage.setItem(OFF, 'true');
  }
}

/** Listens for single keys, but not for those that somebody types into a field, nor behind a dialog. */
export function useKeys(actions: Record<string, (() => void) | undefined>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action !== undefined && areKeysOn() && !isForOther(event)) {
      event.preventDefault();
      action();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isForOther(event: KeyboardEvent): boolean {
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (event.target instanceof Element && event.target.closest(TYPED_INTO) !== null) ||
    document.querySelector('[role=dialog]') !== null
  );
}
