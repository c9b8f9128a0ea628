package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.oauth.Account;

/**
 * A Pin that passed the checks of its text.
 *
 * @param account who makes it
 * @param board where it goes
 * @param section the id of its section, empty for none
 * @param words what it says
 * @param source what it shows, to be fetched
 */
record PinDraft(Account account, Board board, String section, Pin.Words words, PinSource source) {}
