import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Empty, Failed, Loading } from '../app/States';
import { texts } from '../texts';
import { useEnd } from './useEnd';
import type { Pages } from './usePages';

interface ListProps<T> {
  list: Pages<T>;
  empty: { title: string; hint: string };
  /** Given when a filter hides something. */
  onClearFilter?: (() => void) | undefined;
  /** Loads more by itself when its end comes into view. */
  isEndless?: boolean;
  children: (items: T[]) => ReactNode;
}

/** Everything that a list can be: loading, failed, empty, narrowed to nothing, or there, with more to load. */
export function List<T>({ list, empty, onClearFilter, isEndless = false, children }: ListProps<T>) {
  const end = useEnd(isEndless && !list.isFetching, () => void list.fetchNextPage());
  return (
    <>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && <Nothing empty={empty} onClearFilter={onClearFilter} />}
      {list.items.length > 0 && children(list.items)}
      {list.hasNextPage && (
        <Button
          ref={end}
          className="belfry-more"
          variant="secondary"
          isLoading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {texts.lists.more}
        </Button>
      )}
    </>
  );
}

function Nothing({ empty, onClearFilter }: Pick<ListProps<never>, 'empty' | 'onClearFilter'>) {
  if (onClearFilter === undefined) {
    return <Empty {...empty} />;
  }
  return (
    <Empty title={texts.lists.noMatch} hint={texts.lists.noMatchHint}>
      <Button variant="link" onClick={onClearFilter}>
        {texts.lists.clearFilter}
      </Button>
    </Empty>
  );
}
