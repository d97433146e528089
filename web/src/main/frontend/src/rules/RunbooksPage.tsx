import { Button, Label } from '@patternfly/react-core';
import { Link, useNavigate } from 'react-router';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { Choice } from '../list/Choice';
import { List } from '../list/List';
import { SearchField } from '../list/SearchField';
import { Sheet, type Column } from '../list/Sheet';
import { useFilter, type Filter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Reviews } from './Reviews';
import { fileOf, lasting, RELEASES, versionPage, type RunbookUse } from './rules';

const names = texts.runbooks;
const columns = names.columns;
const PATH = `${RELEASES}/active/runbooks`;

const COLUMNS: Column<RunbookUse>[] = [
  {
    name: columns.title,
    cell: ({ runbook, title, packageName, version, hint }) => (
      <>
        <Link to={versionPage(packageName, version, fileOf(runbook))}>{title}</Link>
        <div className="belfry-subtle">
          {runbook} · {names.of(packageName, version)}
        </div>
        {hint !== '' && <div className="belfry-subtle belfry-hinted">{hint}</div>}
      </>
    ),
  },
  { name: columns.team, cell: ({ team }) => team },
  {
    name: columns.events,
    cell: ({ events, alerts, dismissed }) => (
      <>
        {events} {events > 0 && <span className="belfry-subtle">{names.alerts(alerts, dismissed)}</span>}
      </>
    ),
  },
  {
    name: columns.took,
    cell: ({ acknowledgedAfter, resolvedAfter }) => (
      <>
        {lasting(acknowledgedAfter) ?? texts.none} / {lasting(resolvedAfter) ?? texts.none}
      </>
    ),
  },
  {
    name: columns.review,
    cell: ({ reviewBy, overdue }) => (
      <>
        {reviewBy ?? names.noReview}{' '}
        {overdue && (
          <Label isCompact color="orange">
            {names.overdue}
          </Label>
        )}
      </>
    ),
  },
  {
    name: columns.scenarios,
    cell: ({ scenariosRun }) =>
      scenariosRun === null || scenariosRun === 'null' ? names.never : <Time at={scenariosRun} isShort />,
  },
];

/** The runbooks that judge, how they do, and what somebody has to look at. */
export default function RunbooksPage() {
  const filter = useFilter(PATH, ['q', 'package', 'show']);
  const uses = usePages<RunbookUse>('runbooks', PATH);
  const mayWrite = useMay('rules:write');
  const navigate = useNavigate();
  const items = uses.items.filter(wanted(filter));
  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => void navigate('/runbooks/new')}>{names.write}</Button>}
      </Head>
      <Reviews />
      <div className="belfry-filters" role="search">
        <SearchField filter={filter} label={names.search} />
        <Choice
          filter={filter}
          name="package"
          label={names.package}
          words={[...new Set(uses.items.map(({ packageName }) => packageName))]}
        />
        <Choice
          filter={filter}
          name="show"
          label={names.show}
          words={Object.keys(names.shows)}
          shown={names.shows}
          usual={names.all}
        />
      </div>
      <List
        list={{ ...uses, items }}
        empty={{ title: names.empty, hint: names.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(shown) => (
          <Sheet
            label={names.title}
            items={shown}
            id={({ packageName, runbook }) => `${packageName} ${runbook}`}
            columns={COLUMNS}
          />
        )}
      </List>
    </>
  );
}

function wanted(filter: Filter): (use: RunbookUse) => boolean {
  const text = filter.get('q').toLowerCase();
  const packageName = filter.get('package');
  const show = filter.get('show');
  return (use) =>
    `${use.title} ${use.runbook}`.toLowerCase().includes(text) &&
    (packageName === '' || use.packageName === packageName) &&
    (show === '' ||
      (show === 'overdue' ? use.overdue : show === 'hint' ? use.hint !== '' : use.events === 0));
}
