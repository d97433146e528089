import { Button, ExpandableSection, Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { get } from '../api/client';
import type { AlertView, FactValues, TraceView } from '../api/types';
import { Head } from '../app/Head';
import { Part } from '../app/Part';
import { Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { Severity } from '../events/Words';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.alert;

/** One alert, and where it went. */
export default function AlertPage() {
  const { id = '' } = useParams();
  const path = `/api/v1/alerts/${encodeURIComponent(id)}`;
  const alert = useQuery({ queryKey: ['alert', id], queryFn: () => get<AlertView>(path) });
  const mayWrite = useMay('rules:write');
  if (alert.isPending) {
    return <Loading />;
  }
  if (alert.data === undefined) {
    return <Failed error={alert.error} onRetry={() => void alert.refetch()} />;
  }
  const { summary, severity, status, source, type, key, labels, receivedAt, event } = alert.data;
  return (
    <Stack hasGutter>
      <Head title={summary} help={names.help} />
      <p className="belfry-brief">
        <Severity word={severity} /> {status} · <Time at={receivedAt} />
        {event !== null && (
          <Link to={`/events/${event.id}`}>
            {texts.alerts.event} {event.number}
          </Link>
        )}
        {mayWrite && <Link to={`/runbooks/new?alert=${id}`}>{texts.runbooks.similar}</Link>}
      </p>
      <Trace path={path} />
      <Part title={names.content}>
        <Values values={{ source, type, key, ...labels }} />
        <a className="belfry-file" href={`${path}/original`} download>
          {names.original}
        </a>
      </Part>
    </Stack>
  );
}

/** Where it went, in sentences; every rule that fired when it is asked for. */
function Trace({ path }: { path: string }) {
  const [isReplayed, setReplayed] = useState(false);
  const trace = useQuery({
    queryKey: ['trace', path, isReplayed],
    queryFn: () => get<TraceView>(isReplayed ? `${path}/trace?replay=true` : `${path}/trace`),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  return (
    <Part title={names.trace}>
      {trace.isPending && <Loading />}
      {trace.isError && <Failed error={trace.error} onRetry={() => void trace.refetch()} />}
      {trace.data !== undefined && (
        <>
          <ol className="belfry-decisions">
            {trace.data.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          {trace.data.judged !== null && <Facts facts={trace.data.judged.facts} />}
          {trace.data.replay.firings.map(({ rule, facts }, place) => (
            <ExpandableSection key={`${place} ${rule}`} toggleText={`${texts.event.rule}: ${rule}`}>
              <Facts facts={facts} />
            </ExpandableSection>
          ))}
          {!trace.data.replay.done && (
            <Button
              variant="secondary"
              className="belfry-more"
              isLoading={trace.isFetching}
              onClick={() => setReplayed(true)}
            >
              {names.replay}
            </Button>
          )}
        </>
      )}
    </Part>
  );
}

function Facts({ facts }: { facts: FactValues[] }) {
  return facts.map(({ name, values }) => (
    <section key={name} aria-label={name}>
      <h3 className="belfry-part">{name}</h3>
      <Values values={values} />
    </section>
  ));
}

function Values({ values }: { values: Record<string, string> }) {
  return (
    <dl className="belfry-values">
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
