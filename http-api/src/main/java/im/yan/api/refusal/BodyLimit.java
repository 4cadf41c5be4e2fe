// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** No request's body is read beyond the limit, whether it announces its length or not. */
public final class BodyLimit extends OncePerRequestFilter {
    private final int bytesMax;
    private final String otherPaths;
    private final int bytesMaxThere;

    /** @param otherPaths how the paths begin that have a limit of their own */
    public BodyLimit(int bytesMax, String otherPaths, int bytesMaxThere) {
        this.bytesMax = bytesMax;
        this.otherPaths = otherPaths;
        this.bytesMaxThere = bytesMaxThere;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var max = request.getRequestURI().startsWith(otherPaths) ? bytesMaxThere : bytesMax;
        if (request.getContentLengthLong() > max) {
            Refusals.write(tooLarge(max), response);
        } else {
            chain.doFilter(new Limited(request, max), response);
        }
    }

    private static Refusal tooLarge(int max) {
        return Refusal.of(ErrorCode.CONTENT_TOO_LARGE, "the body may have %d bytes at most".formatted(max));
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final int max;

        Limited(HttpServletRequest request, int max) {
            super(request);
            this.max = max;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), max);
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final int max;
        private long taken;

        LimitedStream(ServletInputStream body, int max) {
            this.body = body;
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            take(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = body.read(into, offset, length);
            take(Math.max(0, count));
            return count;
        }

        private void take(int count) {
            taken += count;
            if (taken > max) {
                throw tooLarge(max);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
