import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { ExplanationView } from '../api/types';
import { Failed, Loading } from '../app/States';
import { metricOf } from '../series/chart';
import { SeriesChart } from '../series/SeriesChart';
import { texts } from '../texts';

/** Answers "why did this call me?" in the words of the server. */
export function Explanation({ path, of }: { path: string; of: string }) {
  const explanation = useQuery({
    queryKey: ['explanation', path],
    queryFn: () => get<ExplanationView>(`${path}/explanation`),
  });
  if (explanation.isPending) {
    return <Loading />;
  }
  if (explanation.data === undefined) {
    return <Failed error={explanation.error} onRetry={() => void explanation.refetch()} />;
  }
  const { summary, steps, notified } = explanation.data;
  const metric = metricOf(steps.flatMap(({ facts }) => facts));
  return (
    <>
      <p>{summary}</p>
      {metric !== null && <SeriesChart of={of} metric={metric} />}
      <h3 className="belfry-part">{texts.handling.told}</h3>
      {notified.length === 0 ? (
        <p>{texts.handling.nobodyTold}</p>
      ) : (
        <ul>
          {notified.map(({ key, sentence }) => (
            <li key={key}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}
