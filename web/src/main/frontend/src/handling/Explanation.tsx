import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { ExplanationView } from '../api/types';
import { Failed, Loading } from '../app/States';
import { texts } from '../texts';

/** Answers "why did this call me?" in the words of the server. */
export function Explanation({ path }: { path: string }) {
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
  const { summary, notified } = explanation.data;
  return (
    <>
      <p>{summary}</p>
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
