package ai.influgen.publishing.sandbox.twitter;

import java.util.List;
import java.util.Map;

/**
 * A post that passed every check.
 *
 * @param text as it came
 * @param items its media
 * @param replyTo the id of the post it answers, empty for none
 * @param options what else the request said
 */
record TweetDraft(
    String text, List<Tweet.Item> items, String replyTo, Map<String, Object> options) {}
