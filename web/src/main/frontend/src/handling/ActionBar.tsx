import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import type { EventView } from '../api/types';
import { texts } from '../texts';
import { useKeys } from '../keys/useKeys';
import { LETTERS, type ActionName } from './actions';
import { useActing } from './useActing';

/** How many stand beside each other; the rest is in the menu. */
const FIRST = 3;

/** What can be done with an event. The first is what most likely comes next. */
export function ActionBar({ event }: { event: EventView }) {
  const { allowed, nameOf, begin, ask, keys, dialog } = useActing([event]);
  const [isOpen, setOpen] = useState(false);
  useKeys(keys);
  if (allowed.length === 0) {
    return null;
  }
  const rest = allowed.slice(FIRST);
  const choose = (chosen: () => void) => () => {
    setOpen(false);
    chosen();
  };
  return (
    <div className="belfry-actions" role="group" aria-label={texts.handling.label}>
      {allowed.slice(0, FIRST).map((action, place) => (
        <Button
          key={action}
          variant={place === 0 ? 'primary' : 'secondary'}
          aria-keyshortcuts={LETTERS[action]}
          onClick={() => begin(action)}
        >
          {nameOf(action)}
        </Button>
      ))}
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        popperProps={{ position: 'end' }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plain"
            aria-label={texts.handling.more}
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            ⋮
          </MenuToggle>
        )}
      >
        <DropdownList>
          {allowed.includes('acknowledge') && (
            <DropdownItem onClick={choose(() => ask('acknowledge'))}>
              {texts.handling.acknowledgeUntil}
            </DropdownItem>
          )}
          {rest.map((action) => (
            <DropdownItem
              key={action}
              onClick={choose(() => begin(action))}
              {...(action === 'useless' && { className: 'belfry-narrow' })}
            >
              <Named action={action} name={nameOf(action)} />
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
      {allowed.includes('useless') && (
        <Button variant="link" className="belfry-wide" onClick={() => begin('useless')}>
          {nameOf('useless')}
        </Button>
      )}
      {dialog}
    </div>
  );
}

interface NamedProps {
  action: ActionName;
  name: string;
}

/** An action with its letter, if it has one. */
export function Named({ action, name }: NamedProps) {
  const letter = LETTERS[action];
  return (
    <>
      {name} {letter !== undefined && <kbd>{letter}</kbd>}
    </>
  );
}
