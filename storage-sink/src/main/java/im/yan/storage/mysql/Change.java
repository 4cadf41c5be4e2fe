// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

/**
 * What a record does to a row, besides the event itself. Changes of one row can be put together in any order, any number of
 * times: each part of it is decided by a number.
 */
sealed interface Change
        permits Amendment,
                ChatGroup,
                HiddenMessage,
                Invitation,
                JoinRequest,
                Participant,
                Pin,
                Reaction,
                SettledRequests {}
