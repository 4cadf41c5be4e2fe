// SPDX-License-Identifier: Apache-2.0
/**
 * storage-sink: what the log says is kept in MySQL, and what MySQL commits travels on. This package wires the two halves; it
 * knows neither SQL nor Debezium.
 */
@NullMarked
package im.yan.storage;

import org.jspecify.annotations.NullMarked;
