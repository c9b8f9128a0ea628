package ai.influgen.publishing.form;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.DiskFileUpload;
import io.netty.handler.codec.http.multipart.FileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the decoder puts what it finds: fields into memory, files into a directory of ours. */
final class PartFiles extends DefaultHttpDataFactory {
  private final Path directory;
  private final List<PartFile> files = new ArrayList<>();

  PartFiles(Path directory, FormLimits limits) {
    super(false);
    this.directory = directory;
    setMaxLimit(limits.fieldBytes());
  }

  /**
   * Neither the charset nor the length that the part claims are of use: by them the decoder would
   * look for another delimiter, or end the file before it.
   */
  @Override
  public FileUpload createFileUpload(
      HttpRequest request,
      String name,
      String fileName,
      String contentType,
      String contentTransferEncoding,
      Charset charset,
      long size) {
    PartFile file = new PartFile(name, fileName, contentType, contentTransferEncoding);
    files.add(file);
    return file;
  }

  /** From now on the files stay, whoever lets go of the parts. */
  void keep() {
    files.forEach(file -> file.kept = true);
  }

  /** Deletes all files, those that were not finished too. */
  void delete() {
    files.forEach(PartFile::delete);
  }

  private final class PartFile extends DiskFileUpload {
    private boolean kept;

    PartFile(String name, String fileName, String contentType, String contentTransferEncoding) {
      super(
          name,
          fileName,
          contentType,
          contentTransferEncoding,
          StandardCharsets.UTF_8,
          0,
          directory.toString(),
          false);
    }

    /** The decoder takes an {@link IOException} for the sender's fault; this one is the disk's. */
    @Override
    public void addContent(@Nullable ByteBuf bytes, boolean last) {
      try {
        Files.createDirectories(directory);
        super.addContent(bytes, last);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void delete() {
      if (!kept) {
        super.delete();
      }
    }
  }
}
