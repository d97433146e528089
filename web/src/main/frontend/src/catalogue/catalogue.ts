import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Page, ServiceView, TeamView } from '../api/types';

/** As many as the API shows at once. */
const MOST = 200;
const STALE_MILLIS = 60_000;

/** The teams, to choose from. */
export function useTeams(): TeamView[] {
  return useAll<TeamView>('teams');
}

/** The services, to choose from. */
export function useServices(): ServiceView[] {
  return useAll<ServiceView>('services');
}

function useAll<T>(what: string): T[] {
  const all = useQuery({
    queryKey: ['choices', what],
    queryFn: () => get<Page<T>>(`/api/v1/${what}?limit=${MOST}`),
    staleTime: STALE_MILLIS,
  });
  return all.data?.items ?? [];
}
