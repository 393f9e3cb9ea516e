// SPDX-License-Identifier: GPL-3.0-or-later
// One page of a file's structure while it is read; what the readers of all syntaxes share.
// Thread: worker (blocks on the source); one user. The source must outlive it.
#pragma once

#include "core/media/StructureNode.h"
#include "core/probe/ScanWindow.h"

namespace cuegate {

class StructureListing
{
public:
    StructureListing(const ByteSource &source, const StructurePlace &place, const CancelToken &cancel);

    [[nodiscard]] const StructurePlace &place() const { return m_place; }
    /// Where the next child begins.
    [[nodiscard]] qint64 position() const { return m_position; }
    /// Of the place, within the source; the greatest qint64 if that is not known.
    [[nodiscard]] qint64 endBytes() const { return m_endBytes; }

    /// Whether to go on: there is room on the page, and something left.
    [[nodiscard]] bool wants();
    /// From \p offsetBytes on, at most \p mostBytes; fewer at the end of the place. Valid until the next
    /// call. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<QByteArrayView> bytes(qint64 offsetBytes, qint64 mostBytes);

    void add(StructureNode node) { m_page.nodes.push_back(std::move(node)); }
    /// Goes on at \p offsetBytes, with the next number.
    void moveTo(qint64 offsetBytes);
    void setInOpen(bool isInOpen) { m_place.isInOpen = isInOpen; }
    void setContext(quint32 context) { m_place.context = context; }
    /// There is nothing more.
    void end() { m_hasEnded = true; }
    void end(const QString &problem); ///< … because what follows is damaged

    /// Where the children of a child lie; nothing if that is too deep.
    [[nodiscard]] std::optional<StructurePlace> inside(StructureSyntax syntax, quint32 parent,
                                                       qint64 beginBytes, qint64 endBytes) const;
    [[nodiscard]] StructurePage take();

private:
    ScanWindow m_window;
    const ByteSource &m_source;
    StructurePlace m_place;
    qint64 m_endBytes;
    qint64 m_position;
    qint64 m_firstRequests;
    int m_steps = 0;
    bool m_hasEnded = false;
    StructurePage m_page;
};

/// Each lists the children of list.place(), whose syntax is its own. Errors: those of bytes().
[[nodiscard]] Result<void> listElements(StructureListing &list);
[[nodiscard]] Result<void> listBoxes(StructureListing &list);
[[nodiscard]] Result<void> listTableEntries(StructureListing &list);
[[nodiscard]] Result<void> listChunks(StructureListing &list);
[[nodiscard]] Result<void> listFlvTags(StructureListing &list);
[[nodiscard]] Result<void> listStreams(StructureListing &list);

} // namespace cuegate
