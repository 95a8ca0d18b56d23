// A calendar as ical.js, node-ical or ts-ics sees it: uid, start, end, summary a line.
//   node read_calendar.js icaljs|node-ical|ts-ics|jcal calendar.ics
'use strict';
const fs = require('fs');
const [, , reader, path] = process.argv;
const text = fs.readFileSync(path, 'utf8');

const two = (number) => String(number).padStart(2, '0');
const day = (t) => `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}`;
const minute = (t) => `${day(t)}T${two(t.getHours())}:${two(t.getMinutes())}`;
// Python's idea of white space holds some separators that JavaScript's does not.
const oneLine = (summary) => summary.split(/[\s\x1c-\x1f\x85]+/).filter(Boolean).join(' ');

function fromComponents(components) {
  const ICAL = require('ical.js');
  const calendar = new ICAL.Component(components);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const spelled = (t) => t.toString().slice(0, t.isDate ? 10 : 16);
    return [event.uid, spelled(event.startDate), spelled(event.endDate), oneLine(event.summary)];
  });
}

// The local time that the calendar tells, whatever the zone of this machine.
function local(date, zone) {
  if (!zone) return minute(date);
  const offset = /^([+-])(\d\d):(\d\d)$/.exec(zone); // of a zone that never changes its clock
  if (offset) {
    const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
    return new Date(date.getTime() + minutes * 60000).toISOString().slice(0, 16);
  }
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

const readers = {
  icaljs: () => fromComponents(require('ical.js').parse(text)),
  jcal: () => fromComponents(JSON.parse(text)),
  'node-ical': () => Object.values(require('node-ical').sync.parseICS(text))
    .filter((entry) => entry.type === 'VEVENT')
    .map((event) => {
      const spelled = (t) => (event.datetype === 'date' ? day(t) : local(t, t.tz));
      return [event.uid, spelled(event.start), spelled(event.end), oneLine(event.summary)];
    }),
  'ts-ics': () => require('ts-ics').convertIcsCalendar(undefined, text).events.map((event) => {
    // dates are UTC midnights; local times with a zone carry it beside the instant
    const spelled = (t) => (t.type === 'DATE' ? t.date.toISOString().slice(0, 10)
      : (t.local ? t.local.date : t.date).toISOString().slice(0, 16));
    return [event.uid, spelled(event.start), spelled(event.end), oneLine(event.summary)];
  }),
};

for (const line of readers[reader]().map((found) => found.join('\t')).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) console.log(line);
