import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { Accounting } from '../api/types';
import { Failed, Loading } from '../app/States';
import { texts } from '../texts';

const names = texts.overview;
const NUMBER = new Intl.NumberFormat();

/** From everything that came to the few things that became an event; every alert is in one of the lines. */
export function Funnel() {
  const accounting = useQuery({
    queryKey: ['accounting'],
    queryFn: () => get<Accounting>('/api/v1/accounting'),
  });
  if (accounting.isPending) {
    return <Loading />;
  }
  if (accounting.data === undefined) {
    return <Failed error={accounting.error} onRetry={() => void accounting.refetch()} />;
  }
  const { received, journalled, fates, pending, lagMillis } = accounting.data;
  const rest = Object.entries(fates)
    .filter(([fate]) => fate !== 'opened')
    .sort(([, a], [, b]) => b - a);
  return (
    <>
      <ul className="belfry-funnel">
        <Line name={names.received} value={received} of={received} to="/integrations" />
        <Line name={names.journalled} value={journalled} of={received} to="/alerts" />
        {rest.map(([fate, count]) => (
          <Line key={fate} name={fate} value={count} of={received} to={`/alerts?fate=${fate}`} />
        ))}
        <Line name={names.opened} value={fates.opened ?? 0} of={received} to="/alerts?fate=opened" />
      </ul>
      <p className="belfry-subtle">{names.pending(pending, lagMillis)}</p>
    </>
  );
}

interface LineProps {
  name: string;
  value: number;
  of: number;
  to: string;
}

function Line({ name, value, of, to }: LineProps) {
  return (
    <li>
      <Link to={to}>{name}</Link>
      <meter value={value} max={Math.max(1, of)} aria-label={name} />
      <span>{NUMBER.format(value)}</span>
    </li>
  );
}
