import { Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { AdviceView, LessonView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { texts } from '../texts';

const names = texts.handling;

/** Closed events that are like this one, what was behind them, and what helped. */
export function Similar({ path }: { path: string }) {
  const advice = useQuery({
    queryKey: ['event-similar', path],
    queryFn: () => get<AdviceView>(`${path}/similar`),
  });
  if (advice.isPending) {
    return <Loading />;
  }
  if (advice.data === undefined) {
    return <Failed error={advice.error} onRetry={() => void advice.refetch()} />;
  }
  const { lessons, runbook } = advice.data;
  return (
    <>
      {runbook !== null && (
        <p>
          {texts.event.runbook}: {runbook.title}. <span className="belfry-subtle">{runbook.grounds}</span>
        </p>
      )}
      {lessons.length === 0 && <Empty title={names.noSimilar} hint={names.noSimilarHint} />}
      {lessons.length > 0 && (
        <ul className="belfry-decisions">
          {lessons.map((lesson) => (
            <Lesson key={lesson.event} lesson={lesson} />
          ))}
        </ul>
      )}
    </>
  );
}

function Lesson({ lesson }: { lesson: LessonView }) {
  const said = [lesson.cause, lesson.solution].filter(Boolean).join(' – ');
  return (
    <li>
      <Link to={`/events/${lesson.event}`}>
        {lesson.number} {lesson.subject}
      </Link>{' '}
      {lesson.causeClass !== null && (
        <Label isCompact variant="outline">
          {names.causeClasses[lesson.causeClass] ?? lesson.causeClass}
        </Label>
      )}
      <p>{said === '' ? names.unsolved : said}</p>
      <p className="belfry-subtle">
        <Time at={lesson.closedAt} isShort /> ·{' '}
        {names.alike(Math.round(lesson.likeness * 100), lesson.grounds.join(', '))}
      </p>
    </li>
  );
}
