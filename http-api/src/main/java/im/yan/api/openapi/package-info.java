// SPDX-License-Identifier: Apache-2.0
/**
 * The API as an OpenAPI document, derived from the routes and from the protobuf contract.
 */
@NullMarked
package im.yan.api.openapi;

import org.jspecify.annotations.NullMarked;
