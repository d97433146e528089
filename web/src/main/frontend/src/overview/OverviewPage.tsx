import { Link } from 'react-router';
import type { EventView, ExpectationView } from '../api/types';
import { Head } from '../app/Head';
import { Part } from '../app/Part';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { Severity } from '../events/Words';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { OnCall } from '../oncall/OnCall';
import { useMe } from '../people/person';
import { texts } from '../texts';
import { Figure } from './Figure';
import { Funnel } from './Funnel';
import { Measures } from './Measures';
import { bySeverity, OPEN, troubled, useOpen } from './open';
import { Start } from './Start';

const names = texts.overview;
const STATE = `state=${encodeURIComponent(OPEN)}`;

export default function OverviewPage() {
  const open = useOpen();
  return (
    <>
      <Head title={names.title} help={names.help} />
      <Start />
      {open.isPending && <Loading />}
      {open.isError && <Failed error={open.error} onRetry={() => void open.refetch()} />}
      {open.data !== undefined && <Figures {...open.data} />}
      <div className="belfry-cards belfry-flow">
        <Part title={names.funnel}>
          <Funnel />
        </Part>
        {open.data !== undefined && (
          <Part title={names.services}>
            <Services events={open.data.events} />
          </Part>
        )}
        <Part title={texts.oncall.title}>
          <OnCall />
        </Part>
        <Part title={names.missed}>
          <Missed />
        </Part>
        <Part title={names.measures}>
          <Measures />
        </Part>
      </div>
    </>
  );
}

function Figures({ events, isCut }: { events: EventView[]; isCut: boolean }) {
  const me = useMe();
  const said = (count: number) => (isCut ? names.atLeast(count) : String(count));
  const mine = events.filter(({ assignee }) => assignee?.username === me.username);
  const unassigned = events.filter(({ assignee }) => !assignee);
  return (
    <section aria-label={names.open} className="belfry-figures">
      <Figure name={names.all} value={said(events.length)} to={`/events?${STATE}`} />
      <Figure name={names.unassigned} value={said(unassigned.length)} to={`/events?${STATE}&assignee=none`} />
      <Figure name={names.mine} value={said(mine.length)} to={`/events?${STATE}&assignee=me`} />
      {bySeverity(events).map(({ severity, count, unassigned: free }) => (
        <Figure
          key={severity}
          name={<Severity word={severity} />}
          value={said(count)}
          to={`/events?${STATE}&severity=${severity}`}
          hint={free > 0 ? names.free(free) : undefined}
        />
      ))}
    </section>
  );
}

function Services({ events }: { events: EventView[] }) {
  const services = troubled(events);
  if (services.length === 0) {
    return <Empty title={names.healthy} hint={names.healthyHint} />;
  }
  return (
    <ul className="belfry-rows">
      {services.map(({ service, count, worst }) => (
        <li key={service}>
          <Severity word={worst.severity} />
          <Link to={`/events?${STATE}&service=${encodeURIComponent(service)}`}>{service}</Link>
          <span className="belfry-subtle">{texts.handling.ofEvents(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function Missed() {
  const expectations = usePages<ExpectationView>('expectations', '/api/v1/expectations?limit=200');
  const missed = expectations.items.filter(({ open }) => open.length > 0);
  return (
    <List list={{ ...expectations, items: missed }} empty={{ title: names.kept, hint: names.keptHint }}>
      {(items) => (
        <ul className="belfry-rows">
          {items.map(({ id, name, open, lastArrival }) => (
            <li key={id}>
              <Link to={`/expectations/${encodeURIComponent(id)}`}>{name}</Link>
              <span className="belfry-subtle">
                {open.join(', ')}
                {lastArrival !== null && (
                  <>
                    {' · '}
                    {names.last} <Time at={lastArrival} isShort />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </List>
  );
}
