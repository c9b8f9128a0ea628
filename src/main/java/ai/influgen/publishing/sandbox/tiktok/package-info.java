/**
 * TikTok's Login Kit and Content Posting API v2, simulated: the authorize address at {@code
 * /tiktok/www}, the API at {@code /tiktok/api}, the upload host at {@code /tiktok/upload}. It
 * builds on {@code sandbox} and the packages below it that several platforms share, and calls
 * nothing else of ours.
 *
 * <p>The accounts: {@code mila.demo} and {@code nova.studio}, which are public, and {@code
 * kai.travels}, which is private and so has other privacy levels to choose from.
 *
 * <p>A video by file becomes public after its last chunk; a video or photos by URL after the init
 * call, which therefore is the publishing call in faults. A video's or a photo's file is judged
 * when it is processed, so that what is wrong with it shows as {@code fail_reason}. An inbox upload
 * ends at {@code SEND_TO_USER_INBOX} and never becomes public.
 *
 * <p>Where the documents leave something open, the stricter reading stands; {@link
 * ai.influgen.publishing.sandbox.tiktok.TikTokSettings} says what can be switched. Photos and
 * videos by URL may come by plain http from the loopback address, which the platform refuses.
 */
@NullMarked
package ai.influgen.publishing.sandbox.tiktok;

import org.jspecify.annotations.NullMarked;
