// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Whatever ends a request early leaves as the error envelope; a bug is logged here, once. */
@RestControllerAdvice
final class RefusalAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);
    private static final Duration UNTIL_MYSQL_MAY_BE_BACK = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(refusal, refusal.status(), refusal.headers());
    }

    // Not logged per request: the probe of the store logs when MySQL goes and comes.
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> mysqlIsAway() {
        return refused(Refusal.retryable(
                ErrorCode.UNAVAILABLE, "the database does not answer; try again soon", UNTIL_MYSQL_MAY_BE_BACK));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broke(Exception bug, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(bug)) {
            return null;
        }
        LOG.atError()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .setCause(bug)
                .log("a request failed");
        return refused(Refusal.bug());
    }

    /** What Spring MVC itself refuses: it knows the status, the sentence is ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
        // Thrown while the body was read: BodyLimit's.
        if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof Refusal refusal) {
            return refused(refusal);
        }
        // Written to somebody who had gone already.
        if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
            return null;
        }
        if (statusCode.is5xxServerError()) {
            LOG.atError().setCause(ex).log("a request failed");
            return refused(Refusal.bug());
        }
        var status = HttpStatus.valueOf(statusCode.value());
        var refusal = SpringRefusals.of(ex, status);
        var all = refusal.headers(status);
        all.putAll(headers);
        return answer(refusal, status, all);
    }

    // Spring's own would log a warning for everybody who tries.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(ex, null, headers, status, request);
    }

    private static ResponseEntity<Object> answer(Refusal refusal, HttpStatus status, HttpHeaders headers) {
        return ResponseEntity.status(status).headers(headers).body(refusal.body());
    }
}
