import { Button, SearchInput, Title } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import type { AlertView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { usePages } from '../app/usePages';
import { useTitle } from '../app/useTitle';
import { texts } from '../texts';
import { AlertsTable } from './AlertsTable';

export default function AlertsPage() {
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const path = text.trim() === '' ? '/api/v1/alerts' : `/api/v1/alerts?q=${encodeURIComponent(text.trim())}`;
  const alerts = usePages<AlertView>('alerts', path);
  useTitle(texts.alerts.title);
  const find = (value: string) => setSearch(value === '' ? {} : { q: value }, { replace: true });
  return (
    <>
      <Title headingLevel="h1">{texts.alerts.title}</Title>
      <div className="belfry-filters" role="search">
        <SearchInput
          aria-label={texts.events.search}
          placeholder={texts.events.search}
          value={text}
          onChange={(_event, value) => find(value)}
          onClear={() => find('')}
        />
      </div>
      {alerts.isPending && <Loading />}
      {alerts.isError && <Failed error={alerts.error} onRetry={() => void alerts.refetch()} />}
      {alerts.isSuccess && alerts.items.length === 0 && (
        <Empty title={texts.alerts.empty} hint={texts.alerts.emptyHint} />
      )}
      {alerts.items.length > 0 && <AlertsTable alerts={alerts.items} label={texts.alerts.title} />}
      {alerts.hasNextPage && (
        <Button
          className="belfry-more"
          variant="secondary"
          isLoading={alerts.isFetchingNextPage}
          onClick={() => void alerts.fetchNextPage()}
        >
          {texts.loadMore}
        </Button>
      )}
    </>
  );
}
