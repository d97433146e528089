import type { AlertView } from '../api/types';
import { Head } from '../app/Head';
import { Choice } from '../list/Choice';
import { List } from '../list/List';
import { SearchField } from '../list/SearchField';
import { useFilter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import { AlertsTable } from './AlertsTable';
import { FateBar } from './FateBar';

const FATES = [
  'opened',
  'joined',
  'recovered',
  'duplicate',
  'suppressed',
  'below-threshold',
  'expected-arrival',
  'informational',
  'learning',
  'rule-fault',
  'held',
  'pending',
];

export default function AlertsPage() {
  const filter = useFilter('/api/v1/alerts', ['fate', 'q']);
  const alerts = usePages<AlertView>('alerts', filter.path);
  return (
    <>
      <Head title={texts.alerts.title} help={texts.alerts.help} />
      <FateBar filter={filter} />
      <div className="belfry-filters" role="search">
        <SearchField filter={filter} label={texts.alerts.search} />
        <Choice filter={filter} name="fate" label={texts.alerts.fate} words={FATES} />
      </div>
      <List
        list={alerts}
        isEndless
        empty={{ title: texts.alerts.empty, hint: texts.alerts.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(items) => <AlertsTable alerts={items} label={texts.alerts.title} />}
      </List>
    </>
  );
}
