package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Pinterest answers, as which app we call, and what of it the host has switched on.
 *
 * @param wwwUrl where a person gives consent and sees pins; {@code https://www.pinterest.com}
 * @param apiUrl where the API answers, without the version; {@code https://api.pinterest.com}
 * @param credentials the Pinterest app; null where the host has not registered one
 * @param settling how long after a publish without an answer its pin is looked for
 */
record PinterestConfig(
    URI wwwUrl,
    URI apiUrl,
    OAuth.@Nullable AppCredentials credentials,
    Duration settling,
    Switches switches) {
  private static final String WWW = "https://www.pinterest.com";
  private static final String API = "https://api.pinterest.com";

  /**
   * What depends on the app, or on what Pinterest does not say.
   *
   * @param trial whether the app has Trial access, whose limits are per day and app
   * @param carousels whether pins of several images are sent: the API's description lists them, the
   *     guide says that pins are of an image or a video
   * @param moreImageTypes whether WebP and GIF are sent too: they are reported to be taken by
   *     address, documented are JPEG and PNG
   * @param continuousRefresh whether refresh tokens that can be renewed for ever have to be asked
   *     for: by apps that were made before 25 September 2025
   */
  record Switches(
      boolean trial, boolean carousels, boolean moreImageTypes, boolean continuousRefresh) {
    static final Switches USUAL = new Switches(false, true, false, false);
  }

  /** Pinterest's own addresses and the usual switches. */
  static PinterestConfig usual(OAuth.@Nullable AppCredentials credentials) {
    return with(credentials, Switches.USUAL);
  }

  /** Pinterest's own addresses. */
  static PinterestConfig with(OAuth.@Nullable AppCredentials credentials, Switches switches) {
    return new PinterestConfig(
        URI.create(WWW), URI.create(API), credentials, PinterestReconciler.SETTLING, switches);
  }

  static PinterestConfig of(PlatformSettings settings) {
    Switches usual = Switches.USUAL;
    return new PinterestConfig(
        settings.host("www", WWW),
        settings.host("api", API),
        settings.credentials(),
        settings.settling(PinterestReconciler.SETTLING),
        new Switches(
            settings.flag("trial_access", usual.trial()),
            settings.flag("carousels", usual.carousels()),
            settings.flag("more_image_types", usual.moreImageTypes()),
            settings.flag("continuous_refresh", usual.continuousRefresh())));
  }
}
