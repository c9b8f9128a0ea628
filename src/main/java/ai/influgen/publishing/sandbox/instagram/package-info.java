/**
 * Instagram's publishing API by the Facebook Login path, simulated: the login dialog at {@code
 * /instagram/www}, the Graph API at {@code /instagram/graph}, the upload host at {@code
 * /instagram/rupload}; each with any {@code /vNN.N} or none. It builds on {@code sandbox} and calls
 * nothing else of ours.
 *
 * <p>The application is {@link ai.influgen.publishing.sandbox.instagram.InstagramApp}. The people:
 * {@code demo} with the account {@code mila.demo}, {@code agency} with {@code nova.studio}, {@code
 * kai.travels} and a Page without an account, {@code nobody} with no Page. On the dialog's address,
 * {@code sandbox_person} picks one, {@code sandbox_consent=allow|deny} answers without a page,
 * {@code sandbox_decline=scope,scope} leaves scopes out.
 *
 * <p>Images are fetched and checked before a container is answered; videos afterwards, so that what
 * is wrong with one shows as the container's status. A second publish of a container, which the
 * platform doesn't document, makes a second post and a second entry in the ledger.
 */
@NullMarked
package ai.influgen.publishing.sandbox.instagram;

import org.jspecify.annotations.NullMarked;
