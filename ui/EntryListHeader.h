// SPDX-License-Identifier: GPL-3.0-or-later
// Above the entries of a list: its name, what is known of it, its links, and reading it again. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;

namespace cuegate {

class EntryListHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryListHeader(QWidget *parent = nullptr);
    void setSource(const SourceSnapshot &source);
    void updateFacts(qint64 nowMs); ///< since 1970
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QPushButton *readButton() const { return m_read; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }

Q_SIGNALS:
    void readRequested();
    void copyRequested(const QUrl &url, const QString &sentence);

private:
    void setTexts();

    SourceSnapshot m_source;
    QLabel *m_name;
    QLabel *m_facts;
    QPushButton *m_copy;
    QMenu *m_links;
    QAction *m_playlist;
    QAction *m_guide;
    QPushButton *m_read;
};

} // namespace cuegate
