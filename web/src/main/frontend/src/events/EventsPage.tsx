import { useState, type MouseEvent } from 'react';
import { useSearchParams } from 'react-router';
import type { EventView } from '../api/types';
import { Head } from '../app/Head';
import { useActing } from '../handling/useActing';
import { useMake } from '../incidents/IncidentOf';
import { useKeys } from '../keys/useKeys';
import { List } from '../list/List';
import { useFilter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { useSteady } from '../list/useSteady';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { BulkBar } from './BulkBar';
import { EventFilters } from './EventFilters';
import { EventsTable } from './EventsTable';
import { News } from './News';
import { ReportButton } from './ReportButton';
import { RowMenu } from './RowMenu';
import { useChoosing } from './useChoosing';

const NAMES = [
  'state',
  'severity',
  'priority',
  'assignee',
  'interest',
  'team',
  'service',
  'unclassified',
  'cause',
  'since',
  'q',
  'sort',
];
const USUAL = { state: 'open,recovered,flapping,acknowledged,in-progress,resolved', sort: 'severity' };

export default function EventsPage() {
  const filter = useFilter('/api/v1/events', NAMES, USUAL);
  const mayReport = useMay('events:handle');
  const events = usePages<EventView>('events', filter.path);
  return (
    <>
      <Head title={texts.events.title} help={texts.events.help}>
        {mayReport && <ReportButton />}
      </Head>
      <EventFilters filter={filter} />
      <Steady path={filter.path} events={events.items} />
      <List
        list={events}
        isEndless
        empty={{ title: texts.events.empty, hint: texts.events.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {() => null}
      </List>
    </>
  );
}

interface Menu {
  ids: ReadonlySet<string>;
  at: { x: number; y: number };
}

/** The list that holds still, with everything that can be done in it. */
function Steady({ path, events }: { path: string; events: EventView[] }) {
  const { rows, fresh, gone, update } = useSteady(path, events);
  const choosing = useChoosing(rows);
  const [menu, setMenu] = useState<Menu | null>(null);
  const [, setSearch] = useSearchParams();
  const target = menu?.ids ?? choosing.target;
  const acting = useActing(rows.filter(({ id }) => target.has(id)));
  const shown = rows.filter(({ id }) => target.has(id));
  const mayHandle = useMay('events:handle');
  const make = useMake();

  useKeys({
    ...acting.keys,
    j: () => choosing.move(1),
    k: () => choosing.move(-1),
    x: choosing.toggleActive,
    n: fresh.length > 0 || gone.size > 0 ? update : undefined,
    u: () => setSearch({}),
    '/': () => document.querySelector<HTMLElement>('[role=search] input')?.focus(),
  });

  const openMenu = (event: EventView, click: MouseEvent) => {
    click.preventDefault();
    const box = click.currentTarget.getBoundingClientRect();
    // The menu key and a button pressed by the keyboard have no place of their own.
    const at =
      click.clientX === 0 && click.clientY === 0
        ? { x: box.left, y: box.bottom }
        : { x: click.clientX, y: click.clientY };
    setMenu({ ids: choosing.chosen.has(event.id) ? choosing.chosen : new Set([event.id]), at });
  };

  return (
    <>
      <News fresh={fresh} goneCount={gone.size} onShow={update} />
      {choosing.chosen.size > 0 && (
        <BulkBar
          count={choosing.chosen.size}
          allowed={acting.allowed}
          begin={acting.begin}
          onIncident={mayHandle ? () => void make([...choosing.chosen]) : undefined}
          onClear={choosing.clear}
        />
      )}
      {rows.length > 0 && (
        <div className="belfry-events-box">
          <EventsTable
            events={rows}
            gone={gone}
            chosen={choosing.chosen}
            active={choosing.active}
            onChoose={choosing.toggle}
            onChooseAll={choosing.chooseAll}
            onMenu={openMenu}
          />
        </div>
      )}
      {menu !== null && (
        <RowMenu
          events={shown}
          at={menu.at}
          allowed={acting.allowed}
          nameOf={acting.nameOf}
          begin={acting.begin}
          act={acting.act}
          onClose={() => setMenu(null)}
        />
      )}
      {acting.dialog}
    </>
  );
}
