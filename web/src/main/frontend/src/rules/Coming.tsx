import { Alert, Button } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { get, send } from '../api/client';
import type { Page } from '../api/types';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { useChange } from '../form/useChange';
import { useTell } from '../notices/notices';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { RELEASES, useNamed, type ReleaseView } from './rules';

const names = texts.releases;
const POLL_MILLIS = 1_000;

/** Says that a release is on its way, lets it be taken back, and says when it has come. */
export function Coming() {
  const queries = useQueryClient();
  const tell = useTell();
  const newest = useQuery({
    queryKey: ['releases', 'newest'],
    queryFn: () => get<Page<ReleaseView>>(`${RELEASES}?limit=1`),
    refetchInterval: ({ state }) => (isComing(state.data?.items[0]) ? POLL_MILLIS : false),
  });
  const release = newest.data?.items[0];
  const coming = isComing(release);
  const waited = useRef(false);
  useEffect(() => {
    if (coming) {
      waited.current = true;
    } else if (waited.current && release !== undefined) {
      waited.current = false;
      tell(
        release.failure === null
          ? { title: names.came }
          : { variant: 'danger', title: texts.failed, lines: [release.failure] },
      );
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    }
  }, [coming, release, queries, tell]);
  return coming && release ? (
    <Alert
      className="belfry-coming"
      isInline
      isLiveRegion
      variant="info"
      title={names.coming(release.id, names.states[release.state] ?? release.state)}
      actionLinks={
        <TakeBack
          release={release}
          // That it fails now is no news to whoever has it fail.
          onTaking={(isTaken) => {
            waited.current = !isTaken;
          }}
        />
      }
    />
  ) : null;
}

interface TakeBackProps {
  release: ReleaseView;
  /** False when it came to nothing. */
  onTaking: (isTaken: boolean) => void;
}

/** For whoever asked for the release, and for administrators, who alone may. */
function TakeBack({ release, onTaking }: TakeBackProps) {
  const mayWrite = useMay('rules:write');
  const administers = useMay('users:manage');
  const { isMe } = useNamed([release.actor]);
  const change = useChange();
  const [isAsked, setAsked] = useState(false);
  if (!mayWrite || !(administers || isMe(release.actor))) {
    return null;
  }
  return (
    <>
      <Button variant="link" onClick={() => setAsked(true)}>
        {names.takeBack}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={names.takeBackTitle(release.id)}
          hint={names.takeBackHint}
          action={names.takeBack}
          onConfirm={() =>
            void change({
              run: async () => {
                onTaking(true);
                try {
                  await send('DELETE', `${RELEASES}/${release.id}`);
                } catch (failure) {
                  onTaking(false);
                  throw failure;
                }
              },
              done: names.takenBack(release.id),
            })
          }
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function isComing(release: ReleaseView | undefined): boolean {
  return release?.state === 'compiling' || release?.state === 'preparing';
}
