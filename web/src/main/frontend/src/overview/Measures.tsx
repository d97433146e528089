import { ExpandableSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { MeasureView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { span } from '../handling/span';
import { texts } from '../texts';

const names = texts.overview;
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 });
const LIST = '/events?state=all&since=30d';
/** They change slowly, and cost more than a list. */
const STALE_MILLIS = 60_000;

/** How fast people were, how much was noise, and how long services were there. */
export function Measures() {
  const measures = useQuery({
    queryKey: ['measures'],
    queryFn: () => get<MeasureView>('/api/v1/measures'),
    staleTime: STALE_MILLIS,
  });
  if (measures.isPending) {
    return <Loading />;
  }
  if (measures.data === undefined) {
    return <Failed error={measures.error} onRetry={() => void measures.refetch()} />;
  }
  const { events, times, rates, availability } = measures.data;
  if (events === 0) {
    return <Empty title={names.noMeasures} hint={names.noMeasuresHint} />;
  }
  const down = availability.services.filter(({ outages }) => outages > 0);
  return (
    <>
      <p className="belfry-sentence">
        <Link to={LIST}>{names.openedThen(events)}</Link>
      </p>
      <dl className="belfry-measures">
        {times.map(({ name, median, p90 }) => (
          <Figure key={name} name={name}>
            {median === null ? (
              names.unknown
            ) : (
              <>
                <strong>{span(median)}</strong>{' '}
                {p90 !== null && <span className="belfry-subtle">{names.ninety(span(p90))}</span>}
              </>
            )}
          </Figure>
        ))}
        {rates.map(({ name, value, part, whole }) => (
          <Figure key={name} name={name}>
            {value === null ? (
              names.unknown
            ) : (
              <>
                <strong>{PERCENT.format(value)}</strong>{' '}
                <span className="belfry-subtle">{names.of(part, whole)}</span>
              </>
            )}
          </Figure>
        ))}
      </dl>
      {down.length > 0 && (
        <>
          <h3 className="belfry-part">{names.availability}</h3>
          <ul className="belfry-rows">
            {down.map(({ service, value, outages }) => (
              <li key={service}>
                <Link to={`${LIST}&priority=P1&service=${encodeURIComponent(service)}`}>{service}</Link>
                <span className="belfry-subtle">{names.downFor(PERCENT.format(value), outages)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ExpandableSection toggleText={names.meaning}>
        <dl>
          {[...times, ...rates].map(({ name, definition }) => (
            <Fragment key={name}>
              <dt className="belfry-part">{names.figures[name] ?? name}</dt>
              <dd>{definition}</dd>
            </Fragment>
          ))}
        </dl>
        <p>{availability.definition}</p>
      </ExpandableSection>
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{names.figures[name] ?? name}</dt>
      <dd>{children}</dd>
    </>
  );
}
