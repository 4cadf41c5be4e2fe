// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import im.yan.schemas.v1.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The codes a route may refuse with, beyond those every route may; for the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    ErrorCode[] value();
}
