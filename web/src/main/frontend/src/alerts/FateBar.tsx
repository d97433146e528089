import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Accounting } from '../api/types';
import type { Filter } from '../list/useFilter';
import { texts } from '../texts';

const NUMBER = new Intl.NumberFormat();

/** How many alerts ended how; each is a filter. It stands aside when nobody can say. */
export function FateBar({ filter }: { filter: Filter }) {
  const accounting = useQuery({
    queryKey: ['accounting'],
    queryFn: () => get<Accounting>('/api/v1/accounting'),
  });
  if (accounting.data === undefined) {
    return null;
  }
  const { fates, pending } = accounting.data;
  const counts = Object.entries({ ...fates, pending })
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...counts.map(([, count]) => count));
  const chosen = filter.get('fate');
  return (
    <ul className="belfry-fates" aria-label={texts.alerts.fates}>
      {counts.map(([fate, count]) => (
        <li key={fate}>
          <button
            type="button"
            aria-pressed={chosen === fate}
            onClick={() => filter.set('fate', chosen === fate ? '' : fate)}
          >
            <span>{fate}</span>
            <strong>{NUMBER.format(count)}</strong>
            <meter value={count} max={most} aria-label={fate} />
          </button>
        </li>
      ))}
    </ul>
  );
}
