/**
 * Generated from Revocations.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 5b57741ef31916b44029b7b4f3dc57dcb21eeacf0c321c446a6907541b88cf8e
 * @module
 */

export const revocationsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract ICommittee",
        "name": "committee_",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "notice_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadNotice",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadQuorum",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "epoch",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "current",
        "type": "uint64"
      }
    ],
    "name": "EpochPast",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "earliest",
        "type": "uint64"
      }
    ],
    "name": "NoticeTooShort",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "subject",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      }
    ],
    "name": "RevokedSooner",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "enum IRevocations.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "subject",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      }
    ],
    "name": "Revoked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "measurement",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      }
    ],
    "name": "RevokedForModel",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "committee",
    "outputs": [
      {
        "internalType": "contract ICommittee",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "measurement",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "platformId",
        "type": "bytes32"
      }
    ],
    "name": "isRevoked",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum IRevocations.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "subject",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      }
    ],
    "name": "message",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "notice",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum IRevocations.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "subject",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "epoch",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "bitmap",
        "type": "uint64"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "revoke",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "measurement",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      }
    ],
    "name": "revokeForModel",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "measurement",
        "type": "bytes32"
      }
    ],
    "name": "revokedForModelFrom",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum IRevocations.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "subject",
        "type": "bytes32"
      }
    ],
    "name": "revokedFrom",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const revocationsBytecode = '0x60e0346100d857601f610c1338819003918201601f19168301916001600160401b038311848410176100dc578084926060946040528339810103126100d8578051906001600160a01b03821682036100d8576020810151906001600160a01b03821682036100d85760400151916001600160401b0383168084036100d857156100c95760805260a05260c052604051610b2290816100f182396080518181816102ff0152610735015260a05181818160f301526103f4015260c0518181816102af0152610a2c0152f35b637c83905b60e01b5f5260045ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806317dcc712146108a85780635d092f42146106cd5780638fd627df146103235780639986df2c146102d35780639c94e6c61461028f578063a9f1329114610157578063c1f2fff314610117578063d864e740146100c75763f6b71a631461007c575f80fd5b346100c35760406003193601126100c35760043560038110156100c3576100a2906108fc565b6024355f52602052602067ffffffffffffffff60405f205416604051908152f35b5f80fd5b346100c3575f6003193601126100c357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c35760406003193601126100c3576004355f52600160205260405f206024355f52602052602067ffffffffffffffff60405f205416604051908152f35b346100c35760806003193601126100c3576024355f9081527fad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5602052604090205460643590600435906101b39067ffffffffffffffff16610b03565b90811561023a575b81156101cf575b6020826040519015158152f35b8215159150816101e5575b5060209150826101c2565b905060025f525f60205260405f2091604051906020820192835260408201526040815261021360608261093f565b5190205f52602052602061023467ffffffffffffffff60405f205416610b03565b826101da565b905060015f525f60205260405f20604051602081019083825260443560408201526040815261026a60608261093f565b5190205f5260205261028967ffffffffffffffff60405f205416610b03565b906101bb565b346100c3575f6003193601126100c357602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c3575f6003193601126100c357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c35760c06003193601126100c35760043560038110156100c3576024359061034c6108e5565b60643567ffffffffffffffff81168091036100c35760843567ffffffffffffffff81168091036100c35760a4359167ffffffffffffffff83116100c357366023840112156100c35782600401359067ffffffffffffffff82116100c35736602483860101116100c3576103be866108fc565b875f526020526103dd8567ffffffffffffffff60405f20541689610a20565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016916040517f76671808000000000000000000000000000000000000000000000000000000008152602081600481875afa80156105f5575f90610682575b67ffffffffffffffff915016808311801561062f575b61060057509060a460209493927fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6104a28a8d8d6109ad565b928060246040519b8c9a8b998a987faa0d1e50000000000000000000000000000000000000000000000000000000008a5260048a01528389015260448801526080606488015282608488015201868601375f858286010152011681010301915afa9081156105f5575f916105ba575b50156105925760207f221924c438ab59b402a6c59736e8a9010a520ab4e6397010265fb29f54c6e14e91610544846108fc565b855f52825260405f2067ffffffffffffffff82167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905567ffffffffffffffff60405191168152a3005b7f45c0ff81000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d6020116105ed575b816105d56020938361093f565b810103126100c3575180151581036100c35784610511565b3d91506105c8565b6040513d5f823e3d90fd5b827f8e7f016f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b506001830167ffffffffffffffff81116106555767ffffffffffffffff82911610610467565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b506020813d6020116106c5575b8161069c6020938361093f565b810103126100c3575167ffffffffffffffff811681036100c35767ffffffffffffffff90610451565b3d915061068f565b346100c35760606003193601126100c3576024356004356106ec6108e5565b6040517f7dd5641100000000000000000000000000000000000000000000000000000000815282600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156105f5575f91610859575b5073ffffffffffffffffffffffffffffffffffffffff339116036108295760207f78844e27dd68d45c55ab8b3ae80c7cdd42e4f52e0beccd8987a7599698df985291835f526001825260405f20855f5282526107d08167ffffffffffffffff60405f20541687610a20565b835f526001825260405f20855f52825260405f2067ffffffffffffffff82167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905567ffffffffffffffff60405191168152a3005b507f0e25346d000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b90506020813d6020116108a0575b816108746020938361093f565b810103126100c3575173ffffffffffffffffffffffffffffffffffffffff811681036100c35784610765565b3d9150610867565b346100c35760606003193601126100c35760043560038110156100c3576108dd6020916108d36108e5565b90602435906109ad565b604051908152f35b6044359067ffffffffffffffff821682036100c357565b6003811015610912575f525f60205260405f2090565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761098057604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b9190916040519160208301937fe58395125e66aadc1d1a1e512be130ca5094360dfa4687261144db0ac7f9f2a1855246604085015230606085015260038310156109125767ffffffffffffffff92608085015260a08401521660c082015260c08152610a1a60e08261093f565b51902090565b9067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116106555767ffffffffffffffff9384169316808410610ad4575067ffffffffffffffff16918215159081610ac9575b50610a9b575050565b7f0a34b115000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90508211155f610a92565b837fe2cb6c55000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b67ffffffffffffffff168015159081610b1a575090565b90504210159056' as const;
