import { Label, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { AlertView, Page, TokenView } from '../api/types';
import { texts } from '../texts';

const names = texts.integrations;
const EVERY_MILLIS = 2_000;

interface FirstAlertProps {
  token: string;
  isForChanges?: boolean;
}

/** Waits until a token was used, and then shows what came last. */
export function FirstAlert({ token, isForChanges = false }: FirstAlertProps) {
  const used = useQuery({
    queryKey: ['tokens', 'used', token],
    queryFn: async () => {
      const tokens = await get<Page<TokenView>>('/api/v1/tokens?limit=200');
      return tokens.items.some(({ id, lastUsedAt }) => id === token && lastUsedAt !== null);
    },
    refetchInterval: ({ state }) => (state.data === true ? false : EVERY_MILLIS),
  });
  const latest = useQuery({
    queryKey: ['alerts', 'latest'],
    queryFn: () => get<Page<AlertView>>('/api/v1/alerts?limit=1'),
    enabled: used.data === true && !isForChanges,
  });
  const alert = latest.data?.items[0];
  return (
    <p role="status" className="belfry-brief">
      {used.data === true ? (
        <>
          <Label color="green">{names.arrived}</Label>
          {alert !== undefined && <Link to={`/alerts/${alert.id}`}>{alert.summary}</Link>}
        </>
      ) : (
        <>
          <Spinner size="md" aria-label={names.waiting} /> {names.waiting}
        </>
      )}
    </p>
  );
}
