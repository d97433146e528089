import { Card, CardBody, CardTitle, Label, Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get } from '../api/client';
import type { CalendarView, ExpectationView } from '../api/types';
import { Head } from '../app/Head';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { Sheet } from '../list/Sheet';
import { texts } from '../texts';
import { Calendar } from './Calendar';
import { inWords } from './terms';

const names = texts.calendar;
const DAYS = 28;

/** One expectation: what came of it in four weeks, and what did not. */
export default function ExpectationPage() {
  const { id = '' } = useParams();
  const path = `/api/v1/expectations/${encodeURIComponent(id)}`;
  const expectation = useQuery({
    queryKey: ['expectations', id],
    queryFn: () => get<ExpectationView>(path),
  });
  if (expectation.isPending) {
    return <Loading />;
  }
  if (expectation.data === undefined) {
    return <Failed error={expectation.error} onRetry={() => void expectation.refetch()} />;
  }
  const { name, open, lastArrival, nextDue } = expectation.data;
  return (
    <Stack hasGutter>
      <Head title={name} help={names.help} />
      <p className="belfry-brief">
        <Label isCompact color={open.length === 0 ? 'green' : 'red'}>
          {open.length === 0 ? texts.expectations.kept : open.join(', ')}
        </Label>
        <span>{inWords(expectation.data)}</span>
        <span className="belfry-subtle">
          {names.last}: {lastArrival === null ? texts.none : <Time at={lastArrival} isShort />} · {names.next}
          : {nextDue === null ? texts.none : <Time at={nextDue} isShort />}
        </span>
        <Link to={`/events?state=all&q=${encodeURIComponent(`expectation/${id}`)}`}>{names.events}</Link>
        <Link to="/expectations">{names.back}</Link>
      </p>
      <Past path={path} />
    </Stack>
  );
}

function Past({ path }: { path: string }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const asked = `${path}/arrivals?days=${DAYS}&zone=${encodeURIComponent(timeZone)}`;
  const past = useQuery({ queryKey: ['arrivals', asked], queryFn: () => get<CalendarView>(asked) });
  if (past.isPending) {
    return <Loading />;
  }
  if (past.data === undefined) {
    return <Failed error={past.error} onRetry={() => void past.refetch()} />;
  }
  const misses = past.data.days.flatMap((day) => day.misses).reverse();
  return (
    <>
      <Card>
        <CardTitle component="h2">{names.days}</CardTitle>
        <CardBody>
          <Calendar calendar={past.data} />
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">{names.misses}</CardTitle>
        <CardBody>
          {misses.length === 0 ? (
            <Empty title={names.noMisses} hint={names.noMissesHint} />
          ) : (
            <Sheet
              label={names.misses}
              items={misses}
              id={({ event }) => event}
              columns={[
                {
                  name: names.way,
                  cell: ({ way, event, number }) => (
                    <Link to={`/events/${event}`}>
                      {way}: {names.event(number)}
                    </Link>
                  ),
                },
                { name: names.from, cell: ({ at }) => <Time at={at} /> },
                {
                  name: names.until,
                  cell: ({ until }) => (until === null ? names.lasts : <Time at={until} />),
                },
              ]}
            />
          )}
        </CardBody>
      </Card>
    </>
  );
}
