import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { AfficherErreur } from './AfficherErreur.js';
import { TitrePage } from './TitrePage.js';

interface Props {
  /** Another page was asked for: forget the error. */
  page: string;
  children: ReactNode;
}

/** A screen that breaks leaves the frame standing. A class: React has no hook for this. */
export class GardeErreur extends Component<Props, { erreur: Error | null }> {
  override state = { erreur: null };

  static getDerivedStateFromError(erreur: Error) {
    return { erreur };
  }

  override componentDidUpdate(avant: Props) {
    if (avant.page !== this.props.page && this.state.erreur) this.setState({ erreur: null });
  }

  override render() {
    if (!this.state.erreur) return this.props.children;
    return (
      <>
        <TitrePage titre="Un problème est survenu" />
        <AfficherErreur erreur={this.state.erreur} />
        <Button variant="outlined" onClick={() => window.location.reload()}>
          Recharger la page
        </Button>
      </>
    );
  }
}
