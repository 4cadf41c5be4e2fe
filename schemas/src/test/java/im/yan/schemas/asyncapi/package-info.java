// SPDX-License-Identifier: Apache-2.0
/** The contract as an AsyncAPI document: what a reader of docs/asyncapi.yaml sees is made here, from descriptors and topics. */
@NullMarked
package im.yan.schemas.asyncapi;

import org.jspecify.annotations.NullMarked;
