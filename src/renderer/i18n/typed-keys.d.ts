import type admin from './en/admin.json';
import type login from './en/login.json';
import type web from './en/web.json';
import type missed from './en/missed.json';
import type history from './en/history.json';
import type dialing from './en/dialing.json';
import type contacts from './en/contacts.json';
import type calls from './en/calls.json';
import type away from './en/away.json';
import type board from './en/board.json';
import type common from './en/common.json';
import type crm from './en/crm.json';
import type desk from './en/desk.json';
import type enrolment from './en/enrolment.json';
import type failure from './en/failure.json';
import type ivr from './en/ivr.json';
import type habits from './en/habits.json';
import type popup from './en/popup.json';
import type settings from './en/settings.json';
import type story from './en/story.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      admin: typeof admin;
      web: typeof web;
      login: typeof login;
      missed: typeof missed;
      history: typeof history;
      dialing: typeof dialing;
      contacts: typeof contacts;
      calls: typeof calls;
      away: typeof away;
      board: typeof board;
      common: typeof common;
      crm: typeof crm;
      desk: typeof desk;
      enrolment: typeof enrolment;
      failure: typeof failure;
      ivr: typeof ivr;
      habits: typeof habits;
      popup: typeof popup;
      settings: typeof settings;
      story: typeof story;
    };
  }
}
