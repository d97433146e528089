import { Button, Label, Progress, Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { get, send } from '../api/client';
import { Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { useChange } from '../form/useChange';
import { withFilter } from '../list/filter';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { BacktestReport } from './BacktestReport';
import { BeginBacktest } from './BeginBacktest';
import type { TabProps } from './PackagePage';
import { BACKTESTS, type BacktestView } from './rules';

const names = texts.packages.backtest;
const POLL_MILLIS = 1_000;
const COLORS = { running: 'blue', done: 'green', failed: 'red' } as const;

/** What a version would have done with the alerts of the past. */
export default function Backtest({ version }: TabProps) {
  const [search, setSearch] = useSearchParams();
  const runs = usePages<BacktestView>('backtests', BACKTESTS);
  const ours = `${version.name} ${version.version} `;
  const items = runs.items.filter(({ asked }) => asked.startsWith(ours));
  const chosen = search.get('backtest') ?? items[0]?.id;
  const choose = (id: string) => setSearch((now) => withFilter(now, 'backtest', id), { replace: true });
  return (
    <Stack hasGutter>
      <p className="belfry-subtle">{names.help}</p>
      <BeginBacktest version={version} onBegun={choose} />
      {chosen !== undefined && <Run key={chosen} id={chosen} />}
      <h2 className="belfry-part">{names.runs}</h2>
      <List list={{ ...runs, items }} empty={{ title: names.none, hint: names.noneHint }}>
        {(shown) => (
          <ul className="belfry-rows">
            {shown.map((run) => (
              <li key={run.id}>
                <RunState word={run.state} />
                <Button
                  variant="link"
                  isInline
                  aria-current={run.id === chosen}
                  onClick={() => choose(run.id)}
                >
                  {run.asked.slice(ours.length)}
                </Button>
                <span className="belfry-subtle">
                  <Time at={run.beganAt} isShort />
                </span>
              </li>
            ))}
          </ul>
        )}
      </List>
    </Stack>
  );
}

/** One of them: how far it is, or what it came to. */
function Run({ id }: { id: string }) {
  const run = useQuery({
    queryKey: ['backtest', id],
    queryFn: () => get<BacktestView>(`${BACKTESTS}/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MILLIS : false),
  });
  const mayWrite = useMay('rules:write');
  const change = useChange();
  if (run.isPending) {
    return <Loading />;
  }
  if (run.data === undefined) {
    return <Failed error={run.error} onRetry={() => void run.refetch()} />;
  }
  const { state, asked, progress, report, failure } = run.data;
  return (
    <section aria-label={asked}>
      <p className="belfry-brief">
        <RunState word={state} /> <span>{asked}</span>
      </p>
      {state === 'running' && (
        <>
          <Progress aria-label={names.progress} value={Math.round(progress * 100)} />
          {mayWrite && (
            <Button
              variant="secondary"
              onClick={() =>
                void change({
                  run: () => send('POST', `${BACKTESTS}/${encodeURIComponent(id)}/cancel`),
                  done: names.cancelled,
                })
              }
            >
              {names.cancel}
            </Button>
          )}
        </>
      )}
      {failure !== null && <p>{failure}</p>}
      {report !== null && <BacktestReport report={report} />}
    </section>
  );
}

function RunState({ word }: { word: string }) {
  return (
    <Label isCompact color={word in COLORS ? COLORS[word as keyof typeof COLORS] : 'grey'}>
      {names.states[word] ?? word}
    </Label>
  );
}
