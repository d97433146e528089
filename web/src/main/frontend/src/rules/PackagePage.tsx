import { FormSelect, FormSelectOption, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { get } from '../api/client';
import type { Page } from '../api/types';
import { Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { useTitle } from '../app/useTitle';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Flaws, summaryOf } from './Flaws';
import { PACKAGES, pathIn, useActors, versionPage, versionPath, type PackageView } from './rules';
import { VersionState } from './VersionState';
import { Way } from './Way';

const names = texts.packages;

export interface TabProps {
  version: PackageView;
  /** All of the package, the newest first. */
  versions: PackageView[];
}

const TABS = {
  files: lazy(() => import('./Files')),
  scenarios: lazy(() => import('./Scenarios')),
  try: lazy(() => import('./Try')),
  backtest: lazy(() => import('./Backtest')),
  compare: lazy(() => import('./Compare')),
  history: lazy(() => import('./History')),
};
type Tab = keyof typeof TABS;

/** One version of a package: its way, its files, and what it would do. */
export default function PackagePage() {
  const { name = '', version = '' } = useParams();
  const [search] = useSearchParams();
  const shown = useQuery({
    queryKey: ['package', name, version],
    queryFn: () => get<PackageView>(versionPath(name, version)),
  });
  const versions = useQuery({
    queryKey: ['package', name],
    queryFn: () => get<Page<PackageView>>(`${PACKAGES}/${encodeURIComponent(name)}`),
  });
  const mayWrite = useMay('rules:write');
  useTitle(`${name} ${version}`);
  if (shown.isPending) {
    return <Loading />;
  }
  if (shown.data === undefined) {
    return <Failed error={shown.error} onRetry={() => void shown.refetch()} />;
  }
  const asked = search.get('tab') ?? 'files';
  const tab: Tab = asked in TABS ? (asked as Tab) : 'files';
  const Shown = TABS[tab];
  const tabs = (Object.keys(TABS) as Tab[]).filter(
    (each) => mayWrite || (each !== 'try' && each !== 'backtest'),
  );
  return (
    <>
      <Top version={shown.data} versions={versions.data?.items ?? [shown.data]} tab={tab} />
      {shown.isError && <Failed error={shown.error} onRetry={() => void shown.refetch()} />}
      <Way version={shown.data} />
      {shown.data.flaws.length > 0 && (
        <details open={shown.data.flaws.some(({ grade }) => grade === 'error')}>
          <summary>
            {names.flaws}: {summaryOf(shown.data.flaws)}
          </summary>
          <Flaws
            flaws={shown.data.flaws}
            pageOf={({ file }) => versionPage(name, version, pathIn(name, file))}
          />
        </details>
      )}
      <nav className="belfry-tabs" aria-label={`${name} ${version}`}>
        {tabs.map((each) => (
          <Link
            key={each}
            to={`${versionPage(name, version)}?tab=${each}`}
            aria-current={each === tab ? 'page' : undefined}
          >
            {names.tabs[each]}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Shown
          key={`${name} ${version}`}
          version={shown.data}
          versions={versions.data?.items ?? [shown.data]}
        />
      </Suspense>
    </>
  );
}

function Top({ version, versions, tab }: TabProps & { tab: Tab }) {
  const navigate = useNavigate();
  const called = useActors([version.author]);
  return (
    <header className="belfry-head">
      <div>
        <Title headingLevel="h1">
          {version.name} {version.version}
        </Title>
        <p className="belfry-brief">
          <VersionState word={version.state} /> <span>{version.team}</span> <span>{version.changelog}</span>{' '}
          <span className="belfry-subtle">
            {names.by(called(version.author))}, <Time at={version.createdAt} isShort />
          </span>
        </p>
        <p className="belfry-subtle">{names.versionHelp}</p>
      </div>
      <div className="belfry-head-actions">
        <FormSelect
          aria-label={names.versions}
          value={version.version}
          onChange={(_event, chosen) => void navigate(`${versionPage(version.name, chosen)}?tab=${tab}`)}
        >
          {versions.map((each) => (
            <FormSelectOption
              key={each.version}
              value={each.version}
              label={`${each.version} (${names.states[each.state] ?? each.state})`}
            />
          ))}
        </FormSelect>
      </div>
    </header>
  );
}
