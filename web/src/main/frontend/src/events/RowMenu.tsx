import { Divider, Menu, MenuContent, MenuItem, MenuList } from '@patternfly/react-core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EventView } from '../api/types';
import type { Act, ActionName } from '../handling/actions';
import { Named } from '../handling/ActionBar';
import { PersonSearch } from '../people/PersonSearch';
import { texts } from '../texts';

/** Beside the pointer, and never out of the window. */
const EDGE_PIXELS = 8;

interface RowMenuProps {
  events: EventView[];
  at: { x: number; y: number };
  allowed: ActionName[];
  nameOf: (action: ActionName) => string;
  begin: (action: ActionName) => void;
  act: (act: Act) => void;
  onClose: () => void;
}

/** What can be done with a row or with the chosen ones; first of all to give them to anybody. */
export function RowMenu({ events, at, allowed, nameOf, begin, act, onClose }: RowMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const [first] = events;

  useLayoutEffect(() => {
    const fit = () => {
      const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
      setPlace({
        x: Math.max(EDGE_PIXELS, Math.min(at.x, window.innerWidth - width - EDGE_PIXELS)),
        y: Math.max(EDGE_PIXELS, Math.min(at.y, window.innerHeight - height - EDGE_PIXELS)),
      });
    };
    fit();
    // A phone may be turned meanwhile.
    window.addEventListener('resize', fit);
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('input, button')?.focus();
    return () => {
      window.removeEventListener('resize', fit);
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, [at]);

  useEffect(() => {
    const leave = (event: Event) => {
      const isInside = event.target instanceof Node && box.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : isInside !== true) {
        onClose();
      }
    };
    document.addEventListener('keydown', leave);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
      document.removeEventListener('pointerdown', leave);
    };
  }, [onClose]);

  const others = allowed.filter((action) => action !== 'assign');
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={
        events.length === 1 && first !== undefined
          ? texts.events.menu(first.number)
          : texts.handling.ofEvents(events.length)
      }
      className="belfry-row-menu"
      style={{ left: place.x, top: place.y }}
    >
      {allowed.includes('assign') && (
        <>
          <p className="belfry-part">{texts.handling.actions.assign}</p>
          <PersonSearch
            mayBeNobody
            onChoose={(person) => {
              onClose();
              act({ action: 'assign', body: { username: person?.username ?? null }, person });
            }}
          />
          <Divider />
        </>
      )}
      <Menu isPlain aria-label={texts.handling.label}>
        <MenuContent>
          <MenuList>
            {others.map((action) => (
              <MenuItem
                key={action}
                onClick={() => {
                  onClose();
                  begin(action);
                }}
              >
                <Named action={action} name={nameOf(action)} />
              </MenuItem>
            ))}
          </MenuList>
        </MenuContent>
      </Menu>
    </div>
  );
}
