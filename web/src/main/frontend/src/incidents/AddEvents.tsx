import {
  Button,
  Checkbox,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  SearchInput,
} from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { get } from '../api/client';
import type { EventView, Page } from '../api/types';
import { Failed, Loading } from '../app/States';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { act, type IncidentView } from './incident';

const names = texts.incidents;
const OPEN = 'open,recovered,flapping,acknowledged,in-progress,resolved';
const MOST_SHOWN = 30;

/** Chooses among the open events those that belong to an incident, too. */
export function AddEvents({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const said = useSaid();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<Error | null>(null);
  const text = useDeferredValue(typed.trim());
  const search = new URLSearchParams({
    state: OPEN,
    sort: 'severity',
    limit: String(MOST_SHOWN),
    ...(text === '' ? {} : { q: text }),
  });
  const events = useQuery({
    queryKey: ['events-to-add', text],
    queryFn: () => get<Page<EventView>>(`/api/v1/events?${search}`),
    placeholderData: (before) => before,
  });
  const free = (events.data?.items ?? []).filter((event) => (event.incident ?? null) === null);

  const add = async () => {
    setError(null);
    try {
      await act(incident, 'add', { events: [...chosen] });
      said(names.added(chosen.size));
      onClose();
    } catch (failure) {
      setError(failure as Error);
    }
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  };

  return (
    <Modal isOpen variant="medium" position="top" aria-labelledby="add-events" onClose={onClose}>
      <ModalHeader title={names.addTitle} labelId="add-events" description={names.addHint} />
      <ModalBody>
        {error !== null && <Failed error={error} />}
        <SearchInput
          aria-label={names.search}
          placeholder={names.search}
          value={typed}
          resetButtonLabel={texts.lists.clearSearch}
          onChange={(_event, value) => setTyped(value)}
          onClear={() => setTyped('')}
        />
        {events.isPending && <Loading />}
        {events.isError && <Failed error={events.error} onRetry={() => void events.refetch()} />}
        {events.isSuccess && free.length === 0 && <p>{names.nothingToAdd}</p>}
        <div className="belfry-people">
          {free.map((event) => (
            <Checkbox
              key={event.id}
              id={`add-${event.id}`}
              label={`${event.number} ${event.subject}`}
              description={`${event.severity} · ${event.priority} · ${event.ownerTeam.name}`}
              isChecked={chosen.has(event.id)}
              onChange={() => toggle(event.id)}
            />
          ))}
        </div>
      </ModalBody>
      <ModalFooter>
        <Button isDisabled={chosen.size === 0} onClick={() => void add()}>
          {names.addCount(chosen.size)}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
