// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an Xtream account: what its provider says of it, its channels, films and series, and its guide; one
// request after the other. All of it goes to the server that the user typed: what the panel says of its own
// address is wrong behind proxies. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/gateway/ListReading.h"
#include "core/list/XtreamReader.h"

namespace cuegate {

/// \p nowMs since 1970. What can be read is of use without the rest (ReadList::isPartial). Errors: Account…
/// as whyRefused() says; those of sources, if nothing could be read; Cancelled.
[[nodiscard]] Result<ReadList> readAccount(const SourceLocation &account, const Upstream &upstream,
                                           qint64 nowMs, const CancelToken &cancel);

/// Of a series, which tells \p url. Errors: CorruptInput; those of sources; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const EntryList>> readEpisodes(const QByteArray &url,
                                                                    const SourceLocation &account,
                                                                    const Upstream &upstream,
                                                                    const CancelToken &cancel);

/// How many connections the account allows that the address of \p list ("…/get.php?…") holds; 0 if that
/// cannot be found out.
[[nodiscard]] int connectionsOfAccount(const SourceLocation &list, const Upstream &upstream,
                                       const CancelToken &cancel);

} // namespace cuegate
