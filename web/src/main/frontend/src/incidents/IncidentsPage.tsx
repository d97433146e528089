import { Link } from 'react-router';
import { Time } from '../app/Time';
import { useServices } from '../catalogue/catalogue';
import { Priority } from '../events/Words';
import { Choice } from '../list/Choice';
import { ALL } from '../list/filter';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Sheet';
import { useFilter } from '../list/useFilter';
import { texts } from '../texts';
import { PATH, UNDER_WAY, type IncidentView } from './incident';
import { IncidentState } from './IncidentState';

const names = texts.incidents;
const STATES = ['open', 'in-progress', 'resolved', 'closed', ALL];

const COLUMNS: Column<IncidentView>[] = [
  { name: names.columns.number, cell: ({ number }) => number },
  { name: names.columns.title, cell: ({ id, title }) => <Link to={`/incidents/${id}`}>{title}</Link> },
  { name: names.columns.state, cell: ({ state }) => <IncidentState word={state} /> },
  { name: names.columns.priority, cell: ({ priority }) => <Priority word={priority} /> },
  {
    name: names.columns.commander,
    cell: ({ commander }) => commander?.displayName ?? names.noCommander,
  },
  { name: names.columns.events, cell: ({ eventCount }) => eventCount },
  { name: names.columns.service, cell: ({ service }) => service ?? texts.none },
  { name: names.columns.opened, cell: ({ openedAt }) => <Time at={openedAt} isShort /> },
];

/** What people work on together, those under way unless something else is asked for. */
export default function IncidentsPage() {
  const filter = useFilter(PATH, ['state', 'service'], { state: UNDER_WAY });
  const services = useServices();
  return (
    <ListPage
      cache="incidents"
      names={names}
      filter={filter}
      filters={
        <>
          <Choice
            filter={filter}
            name="state"
            label={names.state}
            words={STATES}
            shown={names.states}
            usual={names.underWay}
          />
          <Choice
            filter={filter}
            name="service"
            label={names.service}
            words={services.map(({ name }) => name)}
          />
        </>
      }
      id={({ id }) => id}
      columns={COLUMNS}
    />
  );
}
