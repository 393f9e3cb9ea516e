// SPDX-License-Identifier: GPL-3.0-or-later
// Above the entries of a list: its name, what is known of it and of its account, its links, and reading it
// again; or the name of a series of it. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"
#include "ui/AccountText.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;

namespace cuegate {

class ElidedLabel;

class EntryListHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryListHeader(QWidget *parent = nullptr);
    void setSource(const SourceSnapshot &source);
    /// The name of a series that is shown instead; empty: none.
    void setSeries(const QString &name, const QString &facts);
    void updateFacts(qint64 nowMs); ///< since 1970
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QLabel *accountLabel() const { return m_account; }
    [[nodiscard]] ElidedLabel *messageLabel() const { return m_message; }
    [[nodiscard]] QPushButton *readButton() const { return m_read; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }

Q_SIGNALS:
    void readRequested();
    void copyRequested(const QUrl &url, const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setTexts();
    void updateButtons();
    void updateAccount(qint64 nowMs);
    void tintAccount();

    SourceSnapshot m_source;
    QLabel *m_name;
    QLabel *m_facts;
    QWidget *m_accountRow;
    QLabel *m_accountIcon;
    QLabel *m_account;
    ElidedLabel *m_message; ///< of the provider
    AccountText::Urgency m_urgency = AccountText::Urgency::None;
    QString m_series;
    QString m_seriesFacts;
    QPushButton *m_copy;
    QMenu *m_links;
    QAction *m_playlist;
    QAction *m_guide;
    QPushButton *m_read;
};

} // namespace cuegate
