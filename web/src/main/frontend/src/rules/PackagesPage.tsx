import { Alert } from '@patternfly/react-core';
import { Link, useNavigate } from 'react-router';
import { sendFile } from '../api/client';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { FileButton } from '../form/FileButton';
import { useChange } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { NewPackage } from './NewPackage';
import { ORDER_PAGE, useOrder } from './order';
import { PACKAGES, versionPage, type PackageView } from './rules';
import { VersionState } from './VersionState';

const names = texts.packages;
const columns = names.columns;

interface Row {
  newest: PackageView;
  active: PackageView | undefined;
}

const COLUMNS: Column<Row>[] = [
  {
    name: columns.name,
    cell: ({ newest, active }) => (
      <Link to={versionPage(newest.name, (active ?? newest).version)}>{newest.name}</Link>
    ),
  },
  { name: columns.active, cell: ({ active }) => active?.version ?? names.none },
  {
    name: columns.newest,
    cell: ({ newest }) => (
      <Link to={versionPage(newest.name, newest.version)} aria-label={`${newest.name} ${newest.version}`}>
        {newest.version}
      </Link>
    ),
  },
  { name: columns.state, cell: ({ newest }) => <VersionState word={newest.state} /> },
  { name: columns.team, cell: ({ newest }) => newest.team },
  { name: columns.changelog, cell: ({ newest }) => newest.changelog },
  { name: columns.created, cell: ({ newest }) => <Time at={newest.createdAt} isShort /> },
];

/** The packages, with what judges and what is newest of each. */
export default function PackagesPage() {
  const versions = usePages<PackageView>('package-list', PACKAGES);
  const mayWrite = useMay('rules:write');
  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && (
          <>
            <NewPackage known={versions.items} />
            <Upload />
          </>
        )}
        <Link to={ORDER_PAGE} className="pf-v6-c-button pf-m-link">
          {texts.order.link}
        </Link>
      </Head>
      <WaitingOrder />
      <List list={versions} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet label={names.title} items={rows(items)} id={({ newest }) => newest.name} columns={COLUMNS} />
        )}
      </List>
    </>
  );
}

/** Says that another order waits, wherever a second person may come by. */
function WaitingOrder() {
  const order = useOrder();
  return order.data?.proposed ? (
    <Alert
      className="belfry-waiting"
      isInline
      variant="info"
      title={texts.order.waits}
      actionLinks={<Link to={ORDER_PAGE}>{texts.order.look}</Link>}
    />
  ) : null;
}

function Upload() {
  const change = useChange();
  const navigate = useNavigate();
  const upload = (file: File) =>
    void change({
      run: async () => {
        const { name, version } = await sendFile<PackageView>('POST', PACKAGES, 'application/zip', file);
        void navigate(versionPage(name, version));
      },
      done: names.uploaded(file.name),
    });
  return (
    <FileButton label={names.upload} accept=".zip,application/zip" variant="secondary" onChoose={upload} />
  );
}

/** One for each package; the newest version of each comes first. */
function rows(versions: PackageView[]): Row[] {
  const of = grouped(versions);
  return [...of.values()].flatMap((all) => {
    const [newest] = all;
    return newest === undefined ? [] : [{ newest, active: all.find(({ state }) => state === 'active') }];
  });
}

function grouped(versions: PackageView[]): Map<string, PackageView[]> {
  const of = new Map<string, PackageView[]>();
  versions.forEach((version) => of.set(version.name, [...(of.get(version.name) ?? []), version]));
  return of;
}
