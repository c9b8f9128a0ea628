package ai.influgen.publishing.app;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** The demo's pictures, drawn rather than shipped: a sky, a sun or moon, and a skyline. */
enum DemoPicture implements DemoMedium {
  ROOFTOP("A skyline at golden hour", 1080, 1350, 0xF6A560, 0x7A3B69, 0xFFE3A3),
  COFFEE("Morning light over roofs", 1080, 1350, 0xFFF1DC, 0xC98B5B, 0xFFFFFF),
  RIVER("A river between towers", 1080, 1350, 0x9AD9DB, 0x27496D, 0xF5F0BB),
  NIGHT("The moon over the city", 1080, 1920, 0x1B2440, 0x0B1026, 0xF4F1DE);

  private static final int TOWERS = 14;

  private final String altText;
  private final int width;
  private final int height;
  private final Color high;
  private final Color low;
  private final Color light;

  DemoPicture(String altText, int width, int height, int high, int low, int light) {
    this.altText = altText;
    this.width = width;
    this.height = height;
    this.high = new Color(high);
    this.low = new Color(low);
    this.light = new Color(light);
  }

  @Override
  public String altText() {
    return altText;
  }

  @Override
  public String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".jpg";
  }

  /** Draws it as a JPEG. */
  @Override
  public void write(Path file) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setPaint(new GradientPaint(0, 0, high, 0, height, low));
    canvas.fillRect(0, 0, width, height);
    int sun = width / 4;
    canvas.setColor(light);
    canvas.fillOval(width * 3 / 5, height / 5, sun, sun);
    skyline(canvas);
    canvas.dispose();
    ImageIO.write(image, "jpg", file.toFile());
  }

  // the same every time: a picture's hash names its file
  private void skyline(Graphics2D canvas) {
    Random random = new Random(name().hashCode());
    int step = width / TOWERS;
    for (int row = 2; row >= 0; row--) {
      canvas.setColor(shade(0.75 - 0.2 * (2 - row)));
      for (int tower = 0; tower < TOWERS; tower++) {
        int tall = height / 8 + random.nextInt(height / 5) + row * height / 14;
        canvas.fillRect(tower * step, height - tall, step + 1, tall);
      }
    }
  }

  private Color shade(double brightness) {
    return new Color(
        (int) (low.getRed() * brightness),
        (int) (low.getGreen() * brightness),
        (int) (low.getBlue() * brightness));
  }
}
