package ai.influgen.publishing.publish;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Passes claims within this process as they are. One that is sent elsewhere is a mistake and fails.
 */
public final class ClaimCodec implements MessageCodec<Claim, Claim> {
  @Override
  public void encodeToWire(Buffer buffer, Claim claim) {
    throw new UnsupportedOperationException("a claim belongs to the instance that holds it");
  }

  @Override
  public Claim decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("a claim belongs to the instance that holds it");
  }

  @Override
  public Claim transform(Claim claim) {
    return claim;
  }

  @Override
  public String name() {
    return "claim";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
