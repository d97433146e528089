import {
  Button,
  Checkbox,
  FormSelect,
  FormSelectOption,
  Label,
  SearchInput,
  Title,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link, useSearchParams } from 'react-router';
import type { EventView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { usePages } from '../app/usePages';
import { useTitle } from '../app/useTitle';
import { texts } from '../texts';
import { eventsPath, withFilter, type FilterName } from './filter';
import { Priority, Severity, State } from './Words';

const STATES = ['open', 'recovered', 'acknowledged', 'in-progress', 'resolved', 'closed'];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const columns = texts.events.columns;

export default function EventsPage() {
  const [search, setSearch] = useSearchParams();
  const events = usePages<EventView>('events', eventsPath(search));
  useTitle(texts.events.title);
  const change = (name: FilterName, value: string) =>
    setSearch(withFilter(search, name, value), { replace: true });
  return (
    <>
      <Title headingLevel="h1">{texts.events.title}</Title>
      <Filters search={search} onChange={change} />
      {events.isPending && <Loading />}
      {events.isError && <Failed error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && events.items.length === 0 && (
        <Empty title={texts.events.empty} hint={texts.events.emptyHint} />
      )}
      {events.items.length > 0 && <EventsTable events={events.items} />}
      {events.hasNextPage && (
        <Button
          className="belfry-more"
          variant="secondary"
          isLoading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {texts.loadMore}
        </Button>
      )}
    </>
  );
}

interface FiltersProps {
  search: URLSearchParams;
  onChange: (name: FilterName, value: string) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  return (
    <div className="belfry-filters" role="search">
      <SearchInput
        aria-label={texts.events.search}
        placeholder={texts.events.search}
        value={search.get('q') ?? ''}
        onChange={(_event, value) => onChange('q', value)}
        onClear={() => onChange('q', '')}
      />
      <Choice name="state" label={texts.events.state} words={STATES} search={search} onChange={onChange} />
      <Choice
        name="priority"
        label={texts.events.priority}
        words={PRIORITIES}
        search={search}
        onChange={onChange}
      />
      <Checkbox
        id="unclassified"
        label={texts.events.onlyUnclassified}
        isChecked={search.get('unclassified') === 'true'}
        onChange={(_event, on) => onChange('unclassified', on ? 'true' : '')}
      />
    </div>
  );
}

interface ChoiceProps extends FiltersProps {
  name: FilterName;
  label: string;
  words: string[];
}

function Choice({ name, label, words, search, onChange }: ChoiceProps) {
  return (
    <span>
      <FormSelect
        aria-label={label}
        value={search.get(name) ?? ''}
        onChange={(_event, value) => onChange(name, value)}
      >
        <FormSelectOption value="" label={`${label}: ${texts.events.any}`} />
        {words.map((word) => (
          <FormSelectOption key={word} value={word} label={word} />
        ))}
      </FormSelect>
    </span>
  );
}

function EventsTable({ events }: { events: EventView[] }) {
  return (
    <Table aria-label={texts.events.title} variant="compact" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          {Object.values(columns).map((name) => (
            <Th key={name}>{name}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event) => (
          <Tr key={event.id}>
            <Td dataLabel={columns.priority}>
              <Priority word={event.priority} />
            </Td>
            <Td dataLabel={columns.number}>{event.number}</Td>
            <Td dataLabel={columns.subject} modifier="breakWord">
              <Link to={`/events/${event.id}`}>{event.subject}</Link>{' '}
              {event.unclassified && <Label color="purple">{texts.events.unclassified}</Label>}
            </Td>
            <Td dataLabel={columns.severity}>
              <Severity word={event.severity} />
            </Td>
            <Td dataLabel={columns.state}>
              <State word={event.state} />
            </Td>
            <Td dataLabel={columns.owner}>{event.ownerTeam.name}</Td>
            <Td dataLabel={columns.service}>{event.service ?? '–'}</Td>
            <Td dataLabel={columns.alerts}>{event.alertCount}</Td>
            <Td dataLabel={columns.opened}>
              <Time at={event.openedAt} />
            </Td>
            <Td dataLabel={columns.last}>
              <Time at={event.lastAlertAt} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
