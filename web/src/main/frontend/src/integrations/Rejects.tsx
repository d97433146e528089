import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Accounting } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { Sheet } from '../list/Sheet';
import { texts } from '../texts';

const names = texts.integrations;

/** What was turned away since the server started, and what to do about it. */
export function Rejects() {
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
  const rejected = Object.entries(accounting.data.rejected).filter(([, count]) => count > 0);
  if (rejected.length === 0) {
    return <Empty title={names.noneRejected} hint={names.noneRejectedHint} />;
  }
  return (
    <Sheet
      label={names.rejected}
      items={rejected}
      id={([reason]) => reason}
      columns={[
        { name: names.reason, cell: ([reason]) => reason },
        { name: names.count, cell: ([, count]) => count },
        { name: names.remedy, cell: ([reason]) => names.remedies[reason] ?? names.otherRemedy },
      ]}
    />
  );
}
