import { Menu, MenuContent, MenuItem, MenuList, SearchInput, Spinner } from '@patternfly/react-core';
import { useDeferredValue, useState } from 'react';
import type { Person } from '../api/types';
import { texts } from '../texts';
import { useMe, usePeople } from './person';

interface PersonSearchProps {
  /** Null stands for nobody. */
  onChoose: (person: Person | null) => void;
  mayBeNobody?: boolean;
}

/** Finds somebody by a part of the name. One whom the list does not know can still be named in full. */
export function PersonSearch({ onChoose, mayBeNobody = false }: PersonSearchProps) {
  const me = useMe();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const people = usePeople(text);
  const found = (people.data?.items ?? []).filter((person) => person.username !== me.username);
  const isMine = `${me.username} ${me.displayName}`.toLowerCase().includes(text.toLowerCase());
  const first = isMine ? me : found[0];
  return (
    <>
      <SearchInput
        aria-label={texts.handling.person}
        placeholder={texts.handling.person}
        value={typed}
        resetButtonLabel={texts.lists.clearSearch}
        onChange={(_event, value) => setTyped(value)}
        onClear={() => setTyped('')}
        onSearch={() => first && onChoose(first)}
      />
      <Menu isPlain aria-label={texts.handling.person} className="belfry-people">
        <MenuContent>
          <MenuList>
            {isMine && (
              <MenuItem onClick={() => onChoose(me)} description={me.displayName}>
                {texts.handling.toMe}
              </MenuItem>
            )}
            {found.map((person) => (
              <MenuItem key={person.username} description={person.username} onClick={() => onChoose(person)}>
                {person.displayName}
              </MenuItem>
            ))}
            {found.length === 0 && text !== '' && !people.isFetching && (
              <MenuItem onClick={() => onChoose({ username: text, displayName: text })}>
                {texts.handling.asTyped(text)}
              </MenuItem>
            )}
            {mayBeNobody && <MenuItem onClick={() => onChoose(null)}>{texts.handling.nobody}</MenuItem>}
          </MenuList>
          {people.isPending && <Spinner size="md" aria-label={texts.loading} />}
        </MenuContent>
      </Menu>
    </>
  );
}
