import { FormSelect, FormSelectOption, Stack } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { get } from '../api/client';
import { Empty, Failed, Loading } from '../app/States';
import { withFilter } from '../list/filter';
import { texts } from '../texts';
import type { TabProps } from './PackagePage';
import { versionPage, versionPath, type ScenarioReport } from './rules';
import { Outcome } from './Scenarios';

const names = texts.packages.compare;

interface DifferenceView {
  /** Each line begins with - for what stood there before, or + for what stands there now. */
  files: { path: string; lines: string[] }[];
  behaviour: ScenarioReport;
}

/** What a version says and does otherwise than another. */
export default function Compare({ version, versions }: TabProps) {
  const [search, setSearch] = useSearchParams();
  const others = versions.filter((each) => each.version !== version.version);
  const usual =
    others.find(({ state }) => state === 'active') ??
    versions[versions.findIndex((each) => each.version === version.version) + 1] ??
    others[0];
  const against = search.get('against') ?? usual?.version;
  const path = `${versionPath(version.name, version.version)}/diff?against=${encodeURIComponent(against ?? '')}`;
  const difference = useQuery({
    queryKey: ['difference', path],
    queryFn: () => get<DifferenceView>(path),
    enabled: against !== undefined,
    staleTime: Infinity,
  });
  if (against === undefined) {
    return <Empty title={names.one} hint={names.oneHint} />;
  }
  return (
    <Stack hasGutter>
      <p className="belfry-subtle">{names.help}</p>
      <div className="belfry-filters">
        <FormSelect
          aria-label={names.against}
          value={against}
          onChange={(_event, chosen) =>
            setSearch((now) => withFilter(now, 'against', chosen), { replace: true })
          }
        >
          {others.map((each) => (
            <FormSelectOption
              key={each.version}
              value={each.version}
              label={`${names.against} ${each.version} (${texts.packages.states[each.state] ?? each.state})`}
            />
          ))}
        </FormSelect>
      </div>
      {difference.isPending && <Loading />}
      {difference.isError && <Failed error={difference.error} onRetry={() => void difference.refetch()} />}
      {difference.data && (
        <>
          {difference.data.files.length === 0 && <p>{names.same}</p>}
          {difference.data.files.map((file) => (
            <Lines key={file.path} {...file} />
          ))}
          <h2 className="belfry-part">{names.behaviour}</h2>
          <Outcome
            report={difference.data.behaviour}
            pageOf={(file) => versionPage(version.name, against, file)}
          />
        </>
      )}
    </Stack>
  );
}

function Lines({ path, lines }: { path: string; lines: string[] }) {
  return (
    <section>
      <h2 className="belfry-part">{path}</h2>
      <ul className="belfry-diff">
        {lines.map((line, place) => (
          <li key={`${place} ${line}`} className={line.startsWith('+') ? 'belfry-plus' : 'belfry-minus'}>
            <span className="pf-v6-screen-reader">{line.startsWith('+') ? names.added : names.removed} </span>
            {line.slice(0, 1)} {line.slice(1)}
          </li>
        ))}
      </ul>
    </section>
  );
}
