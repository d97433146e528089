/** From an empty system to the first event. */
export const start = {
  title: 'Start',
  help: 'Four steps from an empty system to a first event of your own. Each is ticked by itself when it is done.',
  begin: 'Begin',
  card: 'Nothing has arrived yet',
  cardHint:
    'Four steps lead to a first event of your own. Or look first at what a storage failure looks like.',
  done: 'done',
  next: 'now',
  later: 'later',
  steps: {
    team: {
      title: 'Somebody to tell',
      hint: 'A team owns services and events. Give one of them a mail address, or another way to be reached.',
      link: 'Go to the teams',
      done: (team: string) => `${team} has an address.`,
    },
    service: {
      title: 'Something to watch',
      hint: 'A service gives its events their owner and their priority.',
      add: 'Add a service',
      done: (service: string) => `There is ${service}.`,
    },
    alert: {
      title: 'A first alert',
      hint: 'Send one from a terminal, from your monitoring, or from here. It takes the same way in each case.',
      issue: 'Make a token',
      ask: 'An administrator makes the token that senders need.',
      or: 'Or connect what you monitor with',
      doors: 'one of the other ways in',
      send: 'Send it from here',
      sent: 'It is stored',
      copy: 'For a terminal',
      done: 'An alert has arrived.',
      summary: 'A first alert, to see what happens',
    },
    event: {
      title: 'A first event',
      hint: 'The rules make an event of an alert that matters. Open it, acknowledge it, and close it.',
      waiting: 'Waiting for the first event …',
      open: (number: number) => `Open event ${number}`,
    },
  },
} as const;

export const demonstration = {
  title: 'A storage failure to look at',
  hint: 'A storage system fails, and 200 hosts of eight services with it. The alerts are judged by the rules that judge yours: one cause, 200 symptoms, one page. Everything of it is called demo.',
  play: 'Play it',
  playing: 'It is on its way …',
  played: (alerts: number) => `${alerts} alerts were sent`,
  present: (events: number) => `It is here, with ${events} events that are not closed.`,
  cause: 'See the cause',
  map: 'See it on the map',
  explorer: 'See what became of its alerts',
  cleanUp: 'Clean up',
  cleaned: (events: number) => `${events} events are closed, and all that was made for it is gone`,
  confirm: 'There are real events here',
  confirmHint:
    'The demonstration stands beside them until it is cleaned up. Who is on call for them is not told of it.',
  administrators: 'An administrator can play it.',
} as const;
