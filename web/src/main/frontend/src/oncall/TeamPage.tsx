import { Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../api/client';
import type { TeamView } from '../api/types';
import { Head } from '../app/Head';
import { Part } from '../app/Part';
import { Failed, Loading } from '../app/States';
import { texts } from '../texts';
import { Channels } from './Channels';
import { Escalation } from './Escalation';
import { Rotation } from './Rotation';
import { StandIns } from './StandIns';

const names = texts.oncall;

/** How a team is reached, whose week it is, and whom its events go up to. */
export default function TeamPage() {
  const { id = '' } = useParams();
  const path = `/api/v1/teams/${encodeURIComponent(id)}`;
  const team = useQuery({ queryKey: ['team', id], queryFn: () => get<TeamView>(path) });
  if (team.isPending) {
    return <Loading />;
  }
  if (team.data === undefined) {
    return <Failed error={team.error} onRetry={() => void team.refetch()} />;
  }
  return (
    <Stack hasGutter>
      <Head title={team.data.name} help={names.help} />
      <Part title={names.channels}>
        <Channels path={path} />
      </Part>
      <Part title={names.rotation}>
        <Rotation path={path} />
      </Part>
      <Part title={names.overrides}>
        <StandIns path={path} />
      </Part>
      <Part title={names.escalation}>
        <Escalation path={path} />
      </Part>
    </Stack>
  );
}
