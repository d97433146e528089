import type { ReactNode } from 'react';
import { Head } from '../app/Head';
import { List } from './List';
import { Sheet, type Column } from './Sheet';
import type { Filter } from './useFilter';
import { usePages } from './usePages';

interface ListPageProps<T> {
  /** Of what is kept of it in memory. */
  cache: string;
  names: { title: string; help: string; empty: string; emptyHint: string };
  filter: Filter;
  /** The fields that narrow it. */
  filters: ReactNode;
  /** What can be done on the page as a whole. */
  buttons?: ReactNode;
  id: (item: T) => string;
  columns: Column<T>[];
  /** What can be done with each; left out for who may do nothing. */
  actions?: ((item: T) => ReactNode) | undefined;
  /** What stands over it. */
  children?: ReactNode;
}

/** A page with a list of things that can be narrowed. */
export function ListPage<T>({
  cache,
  names,
  filter,
  filters,
  buttons,
  id,
  columns,
  actions,
  children,
}: ListPageProps<T>) {
  const list = usePages<T>(cache, filter.path);
  return (
    <>
      <Head title={names.title} help={names.help}>
        {buttons}
      </Head>
      <div className="belfry-filters" role="search">
        {filters}
      </div>
      <List
        list={list}
        isEndless
        empty={{ title: names.empty, hint: names.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(items) => <Sheet label={names.title} items={items} id={id} columns={columns} actions={actions} />}
      </List>
      {children}
    </>
  );
}
